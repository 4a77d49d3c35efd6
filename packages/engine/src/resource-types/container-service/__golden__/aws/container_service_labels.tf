# component:default/container-service-labels
# owner: group:default/team-platform
# rule: scheduled-jobs

locals {
  container_service_labels_tags = {
    entity = "component:default/container-service-labels"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "container_service_labels" {
  name        = "container-service-aws-${var.environment}-container-service-labels"
  description = "Scheduled job container_service_labels"
  vpc_id      = aws_vpc.main.id
  tags        = local.container_service_labels_tags
}

resource "aws_vpc_security_group_egress_rule" "container_service_labels_to_s3" {
  security_group_id = aws_security_group.container_service_labels.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.container_service_labels_tags
}

resource "aws_vpc_security_group_egress_rule" "container_service_labels_to_endpoints" {
  security_group_id            = aws_security_group.container_service_labels.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.container_service_labels_tags
}

resource "aws_iam_role" "container_service_labels" {
  name = "container-service-aws-${var.environment}-container-service-labels"
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
  tags = local.container_service_labels_tags
}

resource "aws_iam_role" "container_service_labels_start" {
  name = "container-service-aws-${var.environment}-container-service-labels-start"
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
  tags = local.container_service_labels_tags
}

resource "aws_cloudwatch_log_group" "container_service_labels" {
  name              = "/aws/ecs/container-service-aws-${var.environment}-container-service-labels"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.container_service_labels_tags
}

resource "aws_ecr_repository" "container_service_labels" {
  name                 = "container-service-aws-${var.environment}-container-service-labels"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.container_service_labels_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "container_service_labels" {
  repository = aws_ecr_repository.container_service_labels.name
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

resource "aws_ecs_task_definition" "container_service_labels" {
  family                   = "container-service-aws-${var.environment}-container-service-labels"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.container_service_labels_cpu
  memory                   = var.container_service_labels_memory
  task_role_arn            = aws_iam_role.container_service_labels.arn
  execution_role_arn       = aws_iam_role.container_service_labels_start.arn
  container_definitions = jsonencode([
    {
      name                   = "container_service_labels"
      image                  = "${aws_ecr_repository.container_service_labels.repository_url}:${var.container_service_labels_image_tag}"
      essential              = true
      readonlyRootFilesystem = true
      mountPoints = [
        {
          sourceVolume  = "tmp"
          containerPath = "/tmp"
        },
      ]
      environment = [
        {
          name  = "CONTAINER_SERVICE_PRICES_URL"
          value = "http://container-service-prices.${aws_service_discovery_private_dns_namespace.main.name}:8080"
        },
      ]
      secrets = []
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.container_service_labels.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.container_service_labels_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_iam_role" "container_service_labels_schedule" {
  name = "container-service-aws-${var.environment}-container-service-labels-2bf29b"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = "sts:AssumeRole"
        Principal = {
          Service = "scheduler.amazonaws.com"
        }
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
  tags = local.container_service_labels_tags
}

resource "aws_scheduler_schedule" "container_service_labels" {
  name                         = "container-service-aws-${var.environment}-container-service-labels"
  description                  = "container-service-labels"
  schedule_expression          = "cron(0 3 * * ? *)"
  schedule_expression_timezone = "Etc/UTC"
  kms_key_arn                  = aws_kms_key.main.arn

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_ecs_cluster.main.arn
    role_arn = aws_iam_role.container_service_labels_schedule.arn

    ecs_parameters {
      task_definition_arn    = aws_ecs_task_definition.container_service_labels.arn
      launch_type            = "FARGATE"
      propagate_tags         = "TASK_DEFINITION"
      enable_execute_command = false

      network_configuration {
        subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
        security_groups  = [aws_security_group.container_service_labels.id]
        assign_public_ip = false
      }
    }

    retry_policy {
      maximum_event_age_in_seconds = 3600
      maximum_retry_attempts       = 1
    }
  }

  depends_on = [
    aws_iam_role_policy.container_service_labels_start,
    aws_iam_role_policy.container_service_labels_schedule,
  ]
}

resource "aws_vpc_security_group_egress_rule" "container_service_labels_to_container_service_prices" {
  security_group_id            = aws_security_group.container_service_labels.id
  referenced_security_group_id = aws_security_group.container_service_prices.id
  description                  = "container_service_labels to container_service_prices"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  tags                         = local.container_service_labels_tags
}

resource "aws_vpc_security_group_ingress_rule" "container_service_labels_to_container_service_prices" {
  security_group_id            = aws_security_group.container_service_prices.id
  referenced_security_group_id = aws_security_group.container_service_labels.id
  description                  = "container_service_labels to container_service_prices"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  tags                         = local.container_service_labels_tags
}

resource "aws_iam_role_policy" "container_service_labels_start" {
  name = "start"
  role = aws_iam_role.container_service_labels_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.container_service_labels.arn}:*"
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
        Resource = aws_ecr_repository.container_service_labels.arn
      },
    ]
  })
}

resource "aws_iam_role_policy" "container_service_labels_schedule" {
  name = "schedule"
  role = aws_iam_role.container_service_labels_schedule.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "StartJobs"
        Effect = "Allow"
        Action = "ecs:RunTask"
        Resource = [
          "arn:aws:ecs:eu-central-1:${data.aws_caller_identity.current.account_id}:task-definition/container-service-aws-${var.environment}-container-service-labels",
          "arn:aws:ecs:eu-central-1:${data.aws_caller_identity.current.account_id}:task-definition/container-service-aws-${var.environment}-container-service-labels:*",
        ]
        Condition = {
          ArnEquals = {
            "ecs:cluster" = aws_ecs_cluster.main.arn
          }
        }
      },
      {
        Sid    = "HandOnRoles"
        Effect = "Allow"
        Action = "iam:PassRole"
        Resource = [
          aws_iam_role.container_service_labels.arn,
          aws_iam_role.container_service_labels_start.arn,
        ]
        Condition = {
          StringEquals = {
            "iam:PassedToService" = "ecs-tasks.amazonaws.com"
          }
        }
      },
      {
        Sid      = "TagRuns"
        Effect   = "Allow"
        Action   = "ecs:TagResource"
        Resource = "arn:aws:ecs:eu-central-1:${data.aws_caller_identity.current.account_id}:task/${aws_ecs_cluster.main.name}/*"
        Condition = {
          StringEquals = {
            "ecs:CreateAction" = "RunTask"
          }
        }
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
