# component:default/event-collector
# owner: group:default/data-team
# rule: services

locals {
  event_collector_tags = {
    entity = "component:default/event-collector"
    owner  = "group:default/data-team"
  }
}

resource "aws_security_group" "event_collector" {
  name        = "analytics-aws-${var.environment}-event-collector"
  description = "Container service event_collector"
  vpc_id      = aws_vpc.main.id
  tags        = local.event_collector_tags
}

resource "aws_vpc_security_group_egress_rule" "event_collector_to_s3" {
  security_group_id = aws_security_group.event_collector.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.event_collector_tags
}

resource "aws_vpc_security_group_egress_rule" "event_collector_to_endpoints" {
  security_group_id            = aws_security_group.event_collector.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.event_collector_tags
}

resource "aws_iam_role" "event_collector" {
  name = "analytics-aws-${var.environment}-event-collector"
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
  tags = local.event_collector_tags
}

resource "aws_iam_role" "event_collector_start" {
  name = "analytics-aws-${var.environment}-event-collector-start"
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
  tags = local.event_collector_tags
}

resource "aws_cloudwatch_log_group" "event_collector" {
  name              = "/aws/ecs/analytics-aws-${var.environment}-event-collector"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.event_collector_tags
}

resource "aws_ecr_repository" "event_collector" {
  name                 = "analytics-aws-${var.environment}-event-collector"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.event_collector_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "event_collector" {
  repository = aws_ecr_repository.event_collector.name
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

resource "aws_ecs_task_definition" "event_collector" {
  family                   = "analytics-aws-${var.environment}-event-collector"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.event_collector_cpu
  memory                   = var.event_collector_memory
  task_role_arn            = aws_iam_role.event_collector.arn
  execution_role_arn       = aws_iam_role.event_collector_start.arn
  container_definitions = jsonencode([
    {
      name                   = "event_collector"
      image                  = "${aws_ecr_repository.event_collector.repository_url}:${var.event_collector_image_tag}"
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
          name  = "EVENT_ARCHIVE_NAME"
          value = aws_s3_bucket.event_archive.bucket
        },
        {
          name  = "EVENT_ARCHIVE_REGION"
          value = "eu-central-1"
        },
        {
          name  = "LEDGER_SERVICE_URL"
          value = var.event_collector_ledger_service_url
        },
        {
          name  = "SALES_EVENTS_URL"
          value = aws_sqs_queue.sales_events.url
        },
      ]
      secrets = []
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.event_collector.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.event_collector_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "event_collector" {
  name                   = "analytics-aws-${var.environment}-event-collector"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.event_collector.arn
  desired_count          = var.event_collector_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.event_collector_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.event_collector.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "event-collector"

      client_alias {
        dns_name = "event-collector"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [aws_iam_role_policy.event_collector_start, aws_iam_role_policy.event_collector]
}

resource "aws_appautoscaling_target" "event_collector" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.event_collector.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.event_collector_min_replicas
  max_capacity       = var.event_collector_max_replicas
  tags               = local.event_collector_tags
}

resource "aws_appautoscaling_policy" "event_collector" {
  name               = "analytics-aws-${var.environment}-event-collector-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.event_collector.service_namespace
  resource_id        = aws_appautoscaling_target.event_collector.resource_id
  scalable_dimension = aws_appautoscaling_target.event_collector.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_iam_role_policy" "event_collector" {
  name = "connections"
  role = aws_iam_role.event_collector.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "WriteObjects"
        Effect = "Allow"
        Action = [
          "s3:AbortMultipartUpload",
          "s3:DeleteObject",
          "s3:ListMultipartUploadParts",
          "s3:PutObject",
        ]
        Resource = "${aws_s3_bucket.event_archive.arn}/*"
      },
      {
        Sid      = "EncryptData"
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = aws_kms_key.main.arn
      },
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
        Resource = aws_sqs_queue.sales_events.arn
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

resource "aws_iam_role_policy" "event_collector_start" {
  name = "start"
  role = aws_iam_role.event_collector_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.event_collector.arn}:*"
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
        Resource = aws_ecr_repository.event_collector.arn
      },
    ]
  })
}
