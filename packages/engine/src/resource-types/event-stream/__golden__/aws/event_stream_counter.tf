# component:default/event-stream-counter
# owner: group:default/team-platform
# rule: services

locals {
  event_stream_counter_tags = {
    entity = "component:default/event-stream-counter"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "event_stream_counter" {
  name        = "event-stream-aws-${var.environment}-event-stream-counter"
  description = "Container service event_stream_counter"
  vpc_id      = aws_vpc.main.id
  tags        = local.event_stream_counter_tags
}

resource "aws_vpc_security_group_egress_rule" "event_stream_counter_to_s3" {
  security_group_id = aws_security_group.event_stream_counter.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.event_stream_counter_tags
}

resource "aws_vpc_security_group_egress_rule" "event_stream_counter_to_endpoints" {
  security_group_id            = aws_security_group.event_stream_counter.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.event_stream_counter_tags
}

resource "aws_iam_role" "event_stream_counter" {
  name = "event-stream-aws-${var.environment}-event-stream-counter"
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
  tags = local.event_stream_counter_tags
}

resource "aws_iam_role" "event_stream_counter_start" {
  name = "event-stream-aws-${var.environment}-event-stream-counter-start"
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
  tags = local.event_stream_counter_tags
}

resource "aws_cloudwatch_log_group" "event_stream_counter" {
  name              = "/aws/ecs/event-stream-aws-${var.environment}-event-stream-counter"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.event_stream_counter_tags
}

resource "aws_ecr_repository" "event_stream_counter" {
  name                 = "event-stream-aws-${var.environment}-event-stream-counter"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.event_stream_counter_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "event_stream_counter" {
  repository = aws_ecr_repository.event_stream_counter.name
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

resource "aws_ecs_task_definition" "event_stream_counter" {
  family                   = "event-stream-aws-${var.environment}-event-stream-counter"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.event_stream_counter_cpu
  memory                   = var.event_stream_counter_memory
  task_role_arn            = aws_iam_role.event_stream_counter.arn
  execution_role_arn       = aws_iam_role.event_stream_counter_start.arn
  container_definitions = jsonencode([
    {
      name                   = "event_stream_counter"
      image                  = "${aws_ecr_repository.event_stream_counter.repository_url}:${var.event_stream_counter_image_tag}"
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
          name  = "EVENT_STREAM_CLICKS_APPLICATION"
          value = "event-stream-aws-${var.environment}-event-stream-counter-event-stream-clicks"
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
          awslogs-group         = aws_cloudwatch_log_group.event_stream_counter.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.event_stream_counter_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "event_stream_counter" {
  name                   = "event-stream-aws-${var.environment}-event-stream-counter"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.event_stream_counter.arn
  desired_count          = var.event_stream_counter_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.event_stream_counter_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.event_stream_counter.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "event-stream-counter"

      client_alias {
        dns_name = "event-stream-counter"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_iam_role_policy.event_stream_counter_start,
    aws_iam_role_policy.event_stream_counter,
  ]
}

resource "aws_appautoscaling_target" "event_stream_counter" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.event_stream_counter.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.event_stream_counter_min_replicas
  max_capacity       = var.event_stream_counter_max_replicas
  tags               = local.event_stream_counter_tags
}

resource "aws_appautoscaling_policy" "event_stream_counter" {
  name               = "event-stream-aws-${var.environment}-event-stream-counter-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.event_stream_counter.service_namespace
  resource_id        = aws_appautoscaling_target.event_stream_counter.resource_id
  scalable_dimension = aws_appautoscaling_target.event_stream_counter.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_vpc_security_group_egress_rule" "event_stream_counter_to_dynamodb" {
  security_group_id = aws_security_group.event_stream_counter.id
  description       = "dynamodb through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.dynamodb.prefix_list_id
  tags              = local.event_stream_counter_tags
}

resource "aws_iam_role_policy" "event_stream_counter" {
  name = "connections"
  role = aws_iam_role.event_stream_counter.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "ConsumeEvents"
        Effect = "Allow"
        Action = [
          "kinesis:DescribeStreamSummary",
          "kinesis:ListShards",
          "kinesis:DescribeStream",
          "kinesis:GetRecords",
          "kinesis:GetShardIterator",
        ]
        Resource = aws_kinesis_stream.event_stream_clicks.arn
      },
      {
        Sid      = "DecryptData"
        Effect   = "Allow"
        Action   = "kms:Decrypt"
        Resource = aws_kms_key.main.arn
      },
      {
        Sid      = "RegisterReader"
        Effect   = "Allow"
        Action   = "kinesis:RegisterStreamConsumer"
        Resource = aws_kinesis_stream.event_stream_clicks.arn
      },
      {
        Sid      = "SubscribeReader"
        Effect   = "Allow"
        Action   = ["kinesis:DescribeStreamConsumer", "kinesis:SubscribeToShard"]
        Resource = "${aws_kinesis_stream.event_stream_clicks.arn}/consumer/event-stream-aws-${var.environment}-event-stream-counter-event-stream-clicks:*"
      },
      {
        Sid    = "KeepPlace"
        Effect = "Allow"
        Action = [
          "dynamodb:CreateTable",
          "dynamodb:DeleteItem",
          "dynamodb:DescribeTable",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:Scan",
          "dynamodb:UpdateItem",
          "dynamodb:UpdateTable",
        ]
        Resource = [
          "arn:aws:dynamodb:eu-central-1:${data.aws_caller_identity.current.account_id}:table/event-stream-aws-${var.environment}-event-stream-counter-event-stream-clicks",
          "arn:aws:dynamodb:eu-central-1:${data.aws_caller_identity.current.account_id}:table/event-stream-aws-${var.environment}-event-stream-counter-event-stream-clicks-CoordinatorState",
          "arn:aws:dynamodb:eu-central-1:${data.aws_caller_identity.current.account_id}:table/event-stream-aws-${var.environment}-event-stream-counter-event-stream-clicks-WorkerMetricStats",
        ]
      },
      {
        Sid      = "FindPlace"
        Effect   = "Allow"
        Action   = "dynamodb:Query"
        Resource = "arn:aws:dynamodb:eu-central-1:${data.aws_caller_identity.current.account_id}:table/event-stream-aws-${var.environment}-event-stream-counter-event-stream-clicks/index/*"
      },
    ]
  })
}

resource "aws_iam_role_policy" "event_stream_counter_start" {
  name = "start"
  role = aws_iam_role.event_stream_counter_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.event_stream_counter.arn}:*"
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
        Resource = aws_ecr_repository.event_stream_counter.arn
      },
    ]
  })
}
