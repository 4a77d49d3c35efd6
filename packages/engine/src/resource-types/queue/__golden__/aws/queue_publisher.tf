# component:default/queue-publisher
# owner: group:default/team-platform
# rule: services

locals {
  queue_publisher_tags = {
    entity = "component:default/queue-publisher"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "queue_publisher" {
  name        = "queue-aws-${var.environment}-queue-publisher"
  description = "Container service queue_publisher"
  vpc_id      = aws_vpc.main.id
  tags        = local.queue_publisher_tags
}

resource "aws_vpc_security_group_egress_rule" "queue_publisher_to_s3" {
  security_group_id = aws_security_group.queue_publisher.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.queue_publisher_tags
}

resource "aws_vpc_security_group_egress_rule" "queue_publisher_to_endpoints" {
  security_group_id            = aws_security_group.queue_publisher.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.queue_publisher_tags
}

resource "aws_iam_role" "queue_publisher" {
  name = "queue-aws-${var.environment}-queue-publisher"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = "sts:AssumeRole"
        Principal = {
          Service = "ecs-tasks.amazonaws.com"
        }
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
  tags = local.queue_publisher_tags
}

resource "aws_iam_role" "queue_publisher_start" {
  name = "queue-aws-${var.environment}-queue-publisher-start"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = "sts:AssumeRole"
        Principal = {
          Service = "ecs-tasks.amazonaws.com"
        }
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
  tags = local.queue_publisher_tags
}

resource "aws_cloudwatch_log_group" "queue_publisher" {
  name              = "/aws/ecs/queue-aws-${var.environment}-queue-publisher"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.queue_publisher_tags
}

resource "aws_ecr_repository" "queue_publisher" {
  name                 = "queue-aws-${var.environment}-queue-publisher"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.queue_publisher_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "queue_publisher" {
  repository = aws_ecr_repository.queue_publisher.name
  policy = jsonencode({
    rules = [
      {
        rulePriority = 1
        description  = "Throw away images without a tag"
        selection = {
          tagStatus   = "untagged"
          countType   = "sinceImagePushed"
          countUnit   = "days"
          countNumber = 14
        }
        action = {
          type = "expire"
        }
      },
    ]
  })
}

resource "aws_ecs_task_definition" "queue_publisher" {
  family                   = "queue-aws-${var.environment}-queue-publisher"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.queue_publisher_cpu
  memory                   = var.queue_publisher_memory
  task_role_arn            = aws_iam_role.queue_publisher.arn
  execution_role_arn       = aws_iam_role.queue_publisher_start.arn
  container_definitions = jsonencode([
    {
      name                   = "queue_publisher"
      image                  = "${aws_ecr_repository.queue_publisher.repository_url}:${var.queue_publisher_image_tag}"
      essential              = true
      readonlyRootFilesystem = true
      mountPoints = [
        {
          sourceVolume  = "tmp"
          containerPath = "/tmp"
        },
      ]
      portMappings = [
        {
          name          = "http"
          containerPort = 8080
          hostPort      = 8080
          protocol      = "tcp"
        },
      ]
      environment = [
        {
          name  = "PORT"
          value = "8080"
        },
        {
          name  = "QUEUE_ORDERS_URL"
          value = aws_sqs_queue.queue_orders.url
        },
      ]
      secrets = []
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.queue_publisher.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.queue_publisher_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "queue_publisher" {
  name                   = "queue-aws-${var.environment}-queue-publisher"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.queue_publisher.arn
  desired_count          = var.queue_publisher_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.queue_publisher_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.queue_publisher.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "queue-publisher"

      client_alias {
        dns_name = "queue-publisher"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [aws_iam_role_policy.queue_publisher_start, aws_iam_role_policy.queue_publisher]
}

resource "aws_appautoscaling_target" "queue_publisher" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.queue_publisher.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.queue_publisher_min_replicas
  max_capacity       = var.queue_publisher_max_replicas
  tags               = local.queue_publisher_tags
}

resource "aws_appautoscaling_policy" "queue_publisher" {
  name               = "queue-aws-${var.environment}-queue-publisher-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.queue_publisher.service_namespace
  resource_id        = aws_appautoscaling_target.queue_publisher.resource_id
  scalable_dimension = aws_appautoscaling_target.queue_publisher.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_iam_role_policy" "queue_publisher" {
  name = "connections"
  role = aws_iam_role.queue_publisher.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "SendMessages"
        Effect   = "Allow"
        Action   = ["sqs:SendMessage", "sqs:GetQueueUrl", "sqs:GetQueueAttributes"]
        Resource = aws_sqs_queue.queue_orders.arn
      },
      {
        Sid      = "EncryptData"
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = aws_kms_key.main.arn
      },
    ]
  })
}

resource "aws_iam_role_policy" "queue_publisher_start" {
  name = "start"
  role = aws_iam_role.queue_publisher_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.queue_publisher.arn}:*"
      },
      {
        Sid      = "SignInToRegistry"
        Effect   = "Allow"
        Action   = "ecr:GetAuthorizationToken"
        Resource = "*"
      },
      {
        Sid      = "PullImage"
        Effect   = "Allow"
        Action   = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        Resource = aws_ecr_repository.queue_publisher.arn
      },
    ]
  })
}
