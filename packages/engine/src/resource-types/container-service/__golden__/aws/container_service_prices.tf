# component:default/container-service-prices
# owner: group:default/team-platform
# rule: services

locals {
  container_service_prices_tags = {
    entity = "component:default/container-service-prices"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "container_service_prices" {
  name        = "container-service-aws-${var.environment}-container-service-prices"
  description = "Container service container_service_prices"
  vpc_id      = aws_vpc.main.id
  tags        = local.container_service_prices_tags
}

resource "aws_vpc_security_group_egress_rule" "container_service_prices_to_s3" {
  security_group_id = aws_security_group.container_service_prices.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.container_service_prices_tags
}

resource "aws_vpc_security_group_egress_rule" "container_service_prices_to_endpoints" {
  security_group_id            = aws_security_group.container_service_prices.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.container_service_prices_tags
}

resource "aws_iam_role" "container_service_prices" {
  name = "container-service-aws-${var.environment}-container-service-prices"
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
  tags = local.container_service_prices_tags
}

resource "aws_iam_role" "container_service_prices_start" {
  name = "container-service-aws-${var.environment}-container-service-prices-start"
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
  tags = local.container_service_prices_tags
}

resource "aws_cloudwatch_log_group" "container_service_prices" {
  name              = "/aws/ecs/container-service-aws-${var.environment}-container-service-prices"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.container_service_prices_tags
}

resource "aws_ecr_repository" "container_service_prices" {
  name                 = "container-service-aws-${var.environment}-container-service-prices"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.container_service_prices_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "container_service_prices" {
  repository = aws_ecr_repository.container_service_prices.name
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

resource "aws_ecs_task_definition" "container_service_prices" {
  family                   = "container-service-aws-${var.environment}-container-service-prices"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.container_service_prices_cpu
  memory                   = var.container_service_prices_memory
  task_role_arn            = aws_iam_role.container_service_prices.arn
  execution_role_arn       = aws_iam_role.container_service_prices_start.arn
  container_definitions = jsonencode([
    {
      name                   = "container_service_prices"
      image                  = "${aws_ecr_repository.container_service_prices.repository_url}:${var.container_service_prices_image_tag}"
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
          name  = "CONTAINER_SERVICE_DB_HOST"
          value = aws_db_instance.container_service_db.address
        },
        {
          name  = "CONTAINER_SERVICE_DB_LOGIN_ARN"
          value = aws_db_instance.container_service_db.master_user_secret[0].secret_arn
        },
        {
          name  = "CONTAINER_SERVICE_DB_NAME"
          value = "container_service_db"
        },
        {
          name  = "CONTAINER_SERVICE_DB_PORT"
          value = "5432"
        },
      ]
      secrets = [
        {
          name      = "CONTAINER_SERVICE_DB_PASSWORD"
          valueFrom = "${aws_db_instance.container_service_db.master_user_secret[0].secret_arn}:password::"
        },
        {
          name      = "CONTAINER_SERVICE_DB_USER"
          valueFrom = "${aws_db_instance.container_service_db.master_user_secret[0].secret_arn}:username::"
        },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.container_service_prices.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.container_service_prices_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "container_service_prices" {
  name                   = "container-service-aws-${var.environment}-container-service-prices"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.container_service_prices.arn
  desired_count          = var.container_service_prices_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.container_service_prices_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.container_service_prices.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "container-service-prices"

      client_alias {
        dns_name = "container-service-prices"
        port     = 8080
      }
    }
  }

  service_registries {
    registry_arn = aws_service_discovery_service.container_service_prices.arn
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_iam_role_policy.container_service_prices_start,
    aws_iam_role_policy.container_service_prices,
  ]
}

resource "aws_appautoscaling_target" "container_service_prices" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.container_service_prices.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.container_service_prices_min_replicas
  max_capacity       = var.container_service_prices_max_replicas
  tags               = local.container_service_prices_tags
}

resource "aws_appautoscaling_policy" "container_service_prices" {
  name               = "container-service-aws-${var.environment}-container-service-prices-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.container_service_prices.service_namespace
  resource_id        = aws_appautoscaling_target.container_service_prices.resource_id
  scalable_dimension = aws_appautoscaling_target.container_service_prices.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_service_discovery_service" "container_service_prices" {
  name          = "container-service-prices"
  force_destroy = true
  tags          = local.container_service_prices_tags

  dns_config {
    namespace_id   = aws_service_discovery_private_dns_namespace.main.id
    routing_policy = "MULTIVALUE"

    dns_records {
      type = "A"
      ttl  = 10
    }
  }

  health_check_custom_config {
    failure_threshold = 1
  }
}

resource "aws_vpc_security_group_egress_rule" "container_service_prices_to_container_service_db" {
  security_group_id            = aws_security_group.container_service_prices.id
  referenced_security_group_id = aws_security_group.container_service_db.id
  description                  = "container_service_prices to container_service_db"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  tags                         = local.container_service_prices_tags
}

resource "aws_vpc_security_group_ingress_rule" "container_service_prices_to_container_service_db" {
  security_group_id            = aws_security_group.container_service_db.id
  referenced_security_group_id = aws_security_group.container_service_prices.id
  description                  = "container_service_prices to container_service_db"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  tags                         = local.container_service_prices_tags
}

resource "aws_iam_role_policy" "container_service_prices" {
  name = "connections"
  role = aws_iam_role.container_service_prices.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ReadLogin"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_db_instance.container_service_db.master_user_secret[0].secret_arn
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

resource "aws_iam_role_policy" "container_service_prices_start" {
  name = "start"
  role = aws_iam_role.container_service_prices_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.container_service_prices.arn}:*"
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
        Resource = aws_ecr_repository.container_service_prices.arn
      },
      {
        Sid      = "ReadSecrets"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_db_instance.container_service_db.master_user_secret[0].secret_arn
      },
      {
        Sid      = "DecryptSecrets"
        Effect   = "Allow"
        Action   = "kms:Decrypt"
        Resource = aws_kms_key.main.arn
      },
    ]
  })
}
