# component:default/cache-login
# owner: group:default/team-platform
# rule: services

locals {
  cache_login_tags = {
    entity = "component:default/cache-login"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "cache_login" {
  name        = "cache-aws-${var.environment}-cache-login"
  description = "Container service cache_login"
  vpc_id      = aws_vpc.main.id
  tags        = local.cache_login_tags
}

resource "aws_vpc_security_group_egress_rule" "cache_login_to_s3" {
  security_group_id = aws_security_group.cache_login.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.cache_login_tags
}

resource "aws_vpc_security_group_egress_rule" "cache_login_to_endpoints" {
  security_group_id            = aws_security_group.cache_login.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.cache_login_tags
}

resource "aws_iam_role" "cache_login" {
  name = "cache-aws-${var.environment}-cache-login"
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
  tags = local.cache_login_tags
}

resource "aws_iam_role" "cache_login_start" {
  name = "cache-aws-${var.environment}-cache-login-start"
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
  tags = local.cache_login_tags
}

resource "aws_cloudwatch_log_group" "cache_login" {
  name              = "/aws/ecs/cache-aws-${var.environment}-cache-login"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.cache_login_tags
}

resource "aws_ecr_repository" "cache_login" {
  name                 = "cache-aws-${var.environment}-cache-login"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.cache_login_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "cache_login" {
  repository = aws_ecr_repository.cache_login.name
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

resource "aws_ecs_task_definition" "cache_login" {
  family                   = "cache-aws-${var.environment}-cache-login"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.cache_login_cpu
  memory                   = var.cache_login_memory
  task_role_arn            = aws_iam_role.cache_login.arn
  execution_role_arn       = aws_iam_role.cache_login_start.arn
  container_definitions = jsonencode([
    {
      name                   = "cache_login"
      image                  = "${aws_ecr_repository.cache_login.repository_url}:${var.cache_login_image_tag}"
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
          name  = "CACHE_SESSIONS_HOST"
          value = aws_elasticache_replication_group.cache_sessions.primary_endpoint_address
        },
        {
          name  = "CACHE_SESSIONS_NAME"
          value = aws_elasticache_replication_group.cache_sessions.replication_group_id
        },
        {
          name  = "CACHE_SESSIONS_PORT"
          value = "6379"
        },
        {
          name  = "CACHE_SESSIONS_TLS"
          value = "true"
        },
        {
          name  = "CACHE_SESSIONS_URL"
          value = "rediss://${aws_elasticache_replication_group.cache_sessions.primary_endpoint_address}:6379"
        },
        {
          name  = "CACHE_SESSIONS_USER"
          value = aws_elasticache_user.cache_sessions_writer.user_name
        },
      ]
      secrets = []
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.cache_login.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.cache_login_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "cache_login" {
  name                   = "cache-aws-${var.environment}-cache-login"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.cache_login.arn
  desired_count          = var.cache_login_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.cache_login_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.cache_login.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "cache-login"

      client_alias {
        dns_name = "cache-login"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [aws_iam_role_policy.cache_login_start, aws_iam_role_policy.cache_login]
}

resource "aws_appautoscaling_target" "cache_login" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.cache_login.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.cache_login_min_replicas
  max_capacity       = var.cache_login_max_replicas
  tags               = local.cache_login_tags
}

resource "aws_appautoscaling_policy" "cache_login" {
  name               = "cache-aws-${var.environment}-cache-login-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.cache_login.service_namespace
  resource_id        = aws_appautoscaling_target.cache_login.resource_id
  scalable_dimension = aws_appautoscaling_target.cache_login.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_vpc_security_group_egress_rule" "cache_login_to_cache_sessions" {
  security_group_id            = aws_security_group.cache_login.id
  referenced_security_group_id = aws_security_group.cache_sessions.id
  description                  = "cache_login to cache_sessions"
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
  tags                         = local.cache_login_tags
}

resource "aws_vpc_security_group_ingress_rule" "cache_login_to_cache_sessions" {
  security_group_id            = aws_security_group.cache_sessions.id
  referenced_security_group_id = aws_security_group.cache_login.id
  description                  = "cache_login to cache_sessions"
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
  tags                         = local.cache_login_tags
}

resource "aws_iam_role_policy" "cache_login" {
  name = "connections"
  role = aws_iam_role.cache_login.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "SignInToCaches"
        Effect = "Allow"
        Action = "elasticache:Connect"
        Resource = [
          aws_elasticache_replication_group.cache_sessions.arn,
          aws_elasticache_user.cache_sessions_writer.arn,
        ]
      },
    ]
  })
}

resource "aws_iam_role_policy" "cache_login_start" {
  name = "start"
  role = aws_iam_role.cache_login_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.cache_login.arn}:*"
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
        Resource = aws_ecr_repository.cache_login.arn
      },
    ]
  })
}
