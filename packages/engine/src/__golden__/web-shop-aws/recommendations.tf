# component:default/recommendations
# owner: group:default/data-team
# rule: services

locals {
  recommendations_tags = {
    entity = "component:default/recommendations"
    owner  = "group:default/data-team"
  }
}

resource "aws_security_group" "recommendations" {
  name        = "web-shop-aws-${var.environment}-recommendations"
  description = "Container service recommendations"
  vpc_id      = aws_vpc.main.id
  tags        = local.recommendations_tags
}

resource "aws_vpc_security_group_egress_rule" "recommendations_to_s3" {
  security_group_id = aws_security_group.recommendations.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.recommendations_tags
}

resource "aws_vpc_security_group_egress_rule" "recommendations_to_endpoints" {
  security_group_id            = aws_security_group.recommendations.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.recommendations_tags
}

resource "aws_iam_role" "recommendations" {
  name = "web-shop-aws-${var.environment}-recommendations"
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
  tags = local.recommendations_tags
}

resource "aws_iam_role" "recommendations_start" {
  name = "web-shop-aws-${var.environment}-recommendations-start"
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
  tags = local.recommendations_tags
}

resource "aws_cloudwatch_log_group" "recommendations" {
  name              = "/aws/ecs/web-shop-aws-${var.environment}-recommendations"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.recommendations_tags
}

resource "aws_ecr_repository" "recommendations" {
  name                 = "web-shop-aws-${var.environment}-recommendations"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.recommendations_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "recommendations" {
  repository = aws_ecr_repository.recommendations.name
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

resource "aws_ecs_task_definition" "recommendations" {
  family                   = "web-shop-aws-${var.environment}-recommendations"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.recommendations_cpu
  memory                   = var.recommendations_memory
  task_role_arn            = aws_iam_role.recommendations.arn
  execution_role_arn       = aws_iam_role.recommendations_start.arn
  container_definitions = jsonencode([
    {
      name                   = "recommendations"
      image                  = "${aws_ecr_repository.recommendations.repository_url}:${var.recommendations_image_tag}"
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
          name  = "CATALOG_CACHE_HOST"
          value = aws_elasticache_replication_group.catalog_cache.primary_endpoint_address
        },
        {
          name  = "CATALOG_CACHE_NAME"
          value = aws_elasticache_replication_group.catalog_cache.replication_group_id
        },
        {
          name  = "CATALOG_CACHE_PORT"
          value = "6379"
        },
        {
          name  = "CATALOG_CACHE_TLS"
          value = "true"
        },
        {
          name  = "CATALOG_CACHE_URL"
          value = "rediss://${aws_elasticache_replication_group.catalog_cache.primary_endpoint_address}:6379"
        },
        {
          name  = "CATALOG_CACHE_USER"
          value = aws_elasticache_user.catalog_cache_writer.user_name
        },
        {
          name  = "CATALOG_SERVICE_URL"
          value = "http://catalog-service:8080"
        },
      ]
      secrets = []
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.recommendations.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.recommendations_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "recommendations" {
  name                   = "web-shop-aws-${var.environment}-recommendations"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.recommendations.arn
  desired_count          = var.recommendations_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.recommendations_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.recommendations.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "recommendations"

      client_alias {
        dns_name = "recommendations"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_iam_role_policy.recommendations_start,
    aws_iam_role_policy.recommendations,
    aws_ecs_service.catalog_service,
  ]
}

resource "aws_appautoscaling_target" "recommendations" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.recommendations.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.recommendations_min_replicas
  max_capacity       = var.recommendations_max_replicas
  tags               = local.recommendations_tags
}

resource "aws_appautoscaling_policy" "recommendations" {
  name               = "web-shop-aws-${var.environment}-recommendations-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.recommendations.service_namespace
  resource_id        = aws_appautoscaling_target.recommendations.resource_id
  scalable_dimension = aws_appautoscaling_target.recommendations.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_vpc_security_group_egress_rule" "recommendations_to_catalog_service" {
  security_group_id            = aws_security_group.recommendations.id
  referenced_security_group_id = aws_security_group.catalog_service.id
  description                  = "recommendations to catalog_service"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  tags                         = local.recommendations_tags
}

resource "aws_vpc_security_group_ingress_rule" "recommendations_to_catalog_service" {
  security_group_id            = aws_security_group.catalog_service.id
  referenced_security_group_id = aws_security_group.recommendations.id
  description                  = "recommendations to catalog_service"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  tags                         = local.recommendations_tags
}

resource "aws_vpc_security_group_egress_rule" "recommendations_to_catalog_cache" {
  security_group_id            = aws_security_group.recommendations.id
  referenced_security_group_id = aws_security_group.catalog_cache.id
  description                  = "recommendations to catalog_cache"
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
  tags                         = local.recommendations_tags
}

resource "aws_vpc_security_group_ingress_rule" "recommendations_to_catalog_cache" {
  security_group_id            = aws_security_group.catalog_cache.id
  referenced_security_group_id = aws_security_group.recommendations.id
  description                  = "recommendations to catalog_cache"
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
  tags                         = local.recommendations_tags
}

resource "aws_iam_role_policy" "recommendations" {
  name = "connections"
  role = aws_iam_role.recommendations.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "SignInToCaches"
        Effect = "Allow"
        Action = "elasticache:Connect"
        Resource = [
          aws_elasticache_replication_group.catalog_cache.arn,
          aws_elasticache_user.catalog_cache_writer.arn,
        ]
      },
    ]
  })
}

resource "aws_iam_role_policy" "recommendations_start" {
  name = "start"
  role = aws_iam_role.recommendations_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.recommendations.arn}:*"
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
        Resource = aws_ecr_repository.recommendations.arn
      },
    ]
  })
}
