# component:default/event-stream-recorder
# owner: group:default/team-platform
# rule: services

locals {
  event_stream_recorder_tags = {
    entity = "component:default/event-stream-recorder"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "event_stream_recorder" {
  name        = "event-stream-aws-${var.environment}-event-stream-recorder"
  description = "Container service event_stream_recorder"
  vpc_id      = aws_vpc.main.id
  tags        = local.event_stream_recorder_tags
}

resource "aws_vpc_security_group_egress_rule" "event_stream_recorder_to_s3" {
  security_group_id = aws_security_group.event_stream_recorder.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.event_stream_recorder_tags
}

resource "aws_vpc_security_group_egress_rule" "event_stream_recorder_to_endpoints" {
  security_group_id            = aws_security_group.event_stream_recorder.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.event_stream_recorder_tags
}

resource "aws_iam_role" "event_stream_recorder" {
  name = "event-stream-aws-${var.environment}-event-stream-recorder"
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
  tags = local.event_stream_recorder_tags
}

resource "aws_iam_role" "event_stream_recorder_start" {
  name = "event-stream-aws-${var.environment}-event-stream-recorder-start"
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
  tags = local.event_stream_recorder_tags
}

resource "aws_cloudwatch_log_group" "event_stream_recorder" {
  name              = "/aws/ecs/event-stream-aws-${var.environment}-event-stream-recorder"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.event_stream_recorder_tags
}

resource "aws_ecr_repository" "event_stream_recorder" {
  name                 = "event-stream-aws-${var.environment}-event-stream-recorder"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.event_stream_recorder_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "event_stream_recorder" {
  repository = aws_ecr_repository.event_stream_recorder.name
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

resource "aws_ecs_task_definition" "event_stream_recorder" {
  family                   = "event-stream-aws-${var.environment}-event-stream-recorder"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.event_stream_recorder_cpu
  memory                   = var.event_stream_recorder_memory
  task_role_arn            = aws_iam_role.event_stream_recorder.arn
  execution_role_arn       = aws_iam_role.event_stream_recorder_start.arn
  container_definitions = jsonencode([
    {
      name                   = "event_stream_recorder"
      image                  = "${aws_ecr_repository.event_stream_recorder.repository_url}:${var.event_stream_recorder_image_tag}"
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
          name  = "EVENT_STREAM_CLICKS_ARN"
          value = aws_kinesis_stream.event_stream_clicks.arn
        },
        {
          name  = "EVENT_STREAM_CLICKS_NAME"
          value = aws_kinesis_stream.event_stream_clicks.name
        },
      ]
      secrets = []
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.event_stream_recorder.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.event_stream_recorder_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "event_stream_recorder" {
  name                   = "event-stream-aws-${var.environment}-event-stream-recorder"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.event_stream_recorder.arn
  desired_count          = var.event_stream_recorder_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.event_stream_recorder_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.event_stream_recorder.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "event-stream-recorder"

      client_alias {
        dns_name = "event-stream-recorder"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_iam_role_policy.event_stream_recorder_start,
    aws_iam_role_policy.event_stream_recorder,
  ]
}

resource "aws_appautoscaling_target" "event_stream_recorder" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.event_stream_recorder.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.event_stream_recorder_min_replicas
  max_capacity       = var.event_stream_recorder_max_replicas
  tags               = local.event_stream_recorder_tags
}

resource "aws_appautoscaling_policy" "event_stream_recorder" {
  name               = "event-stream-aws-${var.environment}-event-stream-recorder-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.event_stream_recorder.service_namespace
  resource_id        = aws_appautoscaling_target.event_stream_recorder.resource_id
  scalable_dimension = aws_appautoscaling_target.event_stream_recorder.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_iam_role_policy" "event_stream_recorder" {
  name = "connections"
  role = aws_iam_role.event_stream_recorder.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "PublishEvents"
        Effect = "Allow"
        Action = [
          "kinesis:DescribeStreamSummary",
          "kinesis:ListShards",
          "kinesis:PutRecord",
          "kinesis:PutRecords",
        ]
        Resource = aws_kinesis_stream.event_stream_clicks.arn
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

resource "aws_iam_role_policy" "event_stream_recorder_start" {
  name = "start"
  role = aws_iam_role.event_stream_recorder_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.event_stream_recorder.arn}:*"
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
        Resource = aws_ecr_repository.event_stream_recorder.arn
      },
    ]
  })
}
