# component:default/topic-mailer
# owner: group:default/team-platform
# rule: services

locals {
  topic_mailer_tags = {
    entity = "component:default/topic-mailer"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "topic_mailer" {
  name        = "topic-aws-${var.environment}-topic-mailer"
  description = "Container service topic_mailer"
  vpc_id      = aws_vpc.main.id
  tags        = local.topic_mailer_tags
}

resource "aws_vpc_security_group_egress_rule" "topic_mailer_to_s3" {
  security_group_id = aws_security_group.topic_mailer.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.topic_mailer_tags
}

resource "aws_vpc_security_group_egress_rule" "topic_mailer_to_endpoints" {
  security_group_id            = aws_security_group.topic_mailer.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.topic_mailer_tags
}

resource "aws_iam_role" "topic_mailer" {
  name = "topic-aws-${var.environment}-topic-mailer"
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
  tags = local.topic_mailer_tags
}

resource "aws_iam_role" "topic_mailer_start" {
  name = "topic-aws-${var.environment}-topic-mailer-start"
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
  tags = local.topic_mailer_tags
}

resource "aws_cloudwatch_log_group" "topic_mailer" {
  name              = "/aws/ecs/topic-aws-${var.environment}-topic-mailer"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.topic_mailer_tags
}

resource "aws_ecr_repository" "topic_mailer" {
  name                 = "topic-aws-${var.environment}-topic-mailer"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.topic_mailer_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "topic_mailer" {
  repository = aws_ecr_repository.topic_mailer.name
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

resource "aws_ecs_task_definition" "topic_mailer" {
  family                   = "topic-aws-${var.environment}-topic-mailer"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.topic_mailer_cpu
  memory                   = var.topic_mailer_memory
  task_role_arn            = aws_iam_role.topic_mailer.arn
  execution_role_arn       = aws_iam_role.topic_mailer_start.arn
  container_definitions = jsonencode([
    {
      name                   = "topic_mailer"
      image                  = "${aws_ecr_repository.topic_mailer.repository_url}:${var.topic_mailer_image_tag}"
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
          name  = "TOPIC_MAILS_URL"
          value = aws_sqs_queue.topic_mails.url
        },
      ]
      secrets = []
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.topic_mailer.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.topic_mailer_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "topic_mailer" {
  name                   = "topic-aws-${var.environment}-topic-mailer"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.topic_mailer.arn
  desired_count          = var.topic_mailer_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.topic_mailer_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.topic_mailer.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "topic-mailer"

      client_alias {
        dns_name = "topic-mailer"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [aws_iam_role_policy.topic_mailer_start, aws_iam_role_policy.topic_mailer]
}

resource "aws_appautoscaling_target" "topic_mailer" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.topic_mailer.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.topic_mailer_min_replicas
  max_capacity       = var.topic_mailer_max_replicas
  tags               = local.topic_mailer_tags
}

resource "aws_appautoscaling_policy" "topic_mailer" {
  name               = "topic-aws-${var.environment}-topic-mailer-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.topic_mailer.service_namespace
  resource_id        = aws_appautoscaling_target.topic_mailer.resource_id
  scalable_dimension = aws_appautoscaling_target.topic_mailer.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_iam_role_policy" "topic_mailer" {
  name = "connections"
  role = aws_iam_role.topic_mailer.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "ReceiveMessages"
        Effect = "Allow"
        Action = [
          "sqs:ReceiveMessage",
          "sqs:DeleteMessage",
          "sqs:ChangeMessageVisibility",
          "sqs:GetQueueUrl",
          "sqs:GetQueueAttributes",
        ]
        Resource = aws_sqs_queue.topic_mails.arn
      },
      {
        Sid      = "DecryptData"
        Effect   = "Allow"
        Action   = "kms:Decrypt"
        Resource = aws_kms_key.main.arn
      },
    ]
  })
}

resource "aws_iam_role_policy" "topic_mailer_start" {
  name = "start"
  role = aws_iam_role.topic_mailer_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.topic_mailer.arn}:*"
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
        Resource = aws_ecr_repository.topic_mailer.arn
      },
    ]
  })
}
