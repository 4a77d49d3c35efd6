# component:default/topic-publisher
# owner: group:default/team-platform
# rule: services

locals {
  topic_publisher_tags = {
    entity = "component:default/topic-publisher"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "topic_publisher" {
  name        = "topic-aws-${var.environment}-topic-publisher"
  description = "Container service topic_publisher"
  vpc_id      = aws_vpc.main.id
  tags        = local.topic_publisher_tags
}

resource "aws_vpc_security_group_egress_rule" "topic_publisher_to_s3" {
  security_group_id = aws_security_group.topic_publisher.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.topic_publisher_tags
}

resource "aws_vpc_security_group_egress_rule" "topic_publisher_to_endpoints" {
  security_group_id            = aws_security_group.topic_publisher.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.topic_publisher_tags
}

resource "aws_iam_role" "topic_publisher" {
  name = "topic-aws-${var.environment}-topic-publisher"
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
  tags = local.topic_publisher_tags
}

resource "aws_iam_role" "topic_publisher_start" {
  name = "topic-aws-${var.environment}-topic-publisher-start"
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
  tags = local.topic_publisher_tags
}

resource "aws_cloudwatch_log_group" "topic_publisher" {
  name              = "/aws/ecs/topic-aws-${var.environment}-topic-publisher"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.topic_publisher_tags
}

resource "aws_ecr_repository" "topic_publisher" {
  name                 = "topic-aws-${var.environment}-topic-publisher"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.topic_publisher_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "topic_publisher" {
  repository = aws_ecr_repository.topic_publisher.name
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

resource "aws_ecs_task_definition" "topic_publisher" {
  family                   = "topic-aws-${var.environment}-topic-publisher"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.topic_publisher_cpu
  memory                   = var.topic_publisher_memory
  task_role_arn            = aws_iam_role.topic_publisher.arn
  execution_role_arn       = aws_iam_role.topic_publisher_start.arn
  container_definitions = jsonencode([
    {
      name                   = "topic_publisher"
      image                  = "${aws_ecr_repository.topic_publisher.repository_url}:${var.topic_publisher_image_tag}"
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
          name  = "TOPIC_EVENTS_ARN"
          value = aws_sns_topic.topic_events.arn
        },
      ]
      secrets = []
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.topic_publisher.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.topic_publisher_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "topic_publisher" {
  name                   = "topic-aws-${var.environment}-topic-publisher"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.topic_publisher.arn
  desired_count          = var.topic_publisher_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.topic_publisher_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.topic_publisher.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "topic-publisher"

      client_alias {
        dns_name = "topic-publisher"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [aws_iam_role_policy.topic_publisher_start, aws_iam_role_policy.topic_publisher]
}

resource "aws_appautoscaling_target" "topic_publisher" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.topic_publisher.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.topic_publisher_min_replicas
  max_capacity       = var.topic_publisher_max_replicas
  tags               = local.topic_publisher_tags
}

resource "aws_appautoscaling_policy" "topic_publisher" {
  name               = "topic-aws-${var.environment}-topic-publisher-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.topic_publisher.service_namespace
  resource_id        = aws_appautoscaling_target.topic_publisher.resource_id
  scalable_dimension = aws_appautoscaling_target.topic_publisher.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_iam_role_policy" "topic_publisher" {
  name = "connections"
  role = aws_iam_role.topic_publisher.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "PublishMessages"
        Effect   = "Allow"
        Action   = "sns:Publish"
        Resource = aws_sns_topic.topic_events.arn
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

resource "aws_iam_role_policy" "topic_publisher_start" {
  name = "start"
  role = aws_iam_role.topic_publisher_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.topic_publisher.arn}:*"
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
        Resource = aws_ecr_repository.topic_publisher.arn
      },
    ]
  })
}
