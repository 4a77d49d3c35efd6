# component:default/sqlserver-database-shop
# owner: group:default/team-platform
# rule: services

locals {
  sqlserver_database_shop_tags = {
    entity = "component:default/sqlserver-database-shop"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "sqlserver_database_shop" {
  name        = "sqlserver-database-aws-${var.environment}-sqlserver-database-shop"
  description = "Container service sqlserver_database_shop"
  vpc_id      = aws_vpc.main.id
  tags        = local.sqlserver_database_shop_tags
}

resource "aws_vpc_security_group_egress_rule" "sqlserver_database_shop_to_s3" {
  security_group_id = aws_security_group.sqlserver_database_shop.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.sqlserver_database_shop_tags
}

resource "aws_vpc_security_group_egress_rule" "sqlserver_database_shop_to_endpoints" {
  security_group_id            = aws_security_group.sqlserver_database_shop.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.sqlserver_database_shop_tags
}

resource "aws_iam_role" "sqlserver_database_shop" {
  name = "sqlserver-database-aws-${var.environment}-sqlserver-database-shop"
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
  tags = local.sqlserver_database_shop_tags
}

resource "aws_iam_role" "sqlserver_database_shop_start" {
  name = "sqlserver-database-aws-${var.environment}-sqlserver-database-shop-start"
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
  tags = local.sqlserver_database_shop_tags
}

resource "aws_cloudwatch_log_group" "sqlserver_database_shop" {
  name              = "/aws/ecs/sqlserver-database-aws-${var.environment}-sqlserver-database-shop"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.sqlserver_database_shop_tags
}

resource "aws_ecr_repository" "sqlserver_database_shop" {
  name                 = "sqlserver-database-aws-${var.environment}-sqlserver-database-shop"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.sqlserver_database_shop_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "sqlserver_database_shop" {
  repository = aws_ecr_repository.sqlserver_database_shop.name
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

resource "aws_ecs_task_definition" "sqlserver_database_shop" {
  family                   = "sqlserver-database-aws-${var.environment}-sqlserver-database-shop"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.sqlserver_database_shop_cpu
  memory                   = var.sqlserver_database_shop_memory
  task_role_arn            = aws_iam_role.sqlserver_database_shop.arn
  execution_role_arn       = aws_iam_role.sqlserver_database_shop_start.arn
  container_definitions = jsonencode([
    {
      name                   = "sqlserver_database_shop"
      image                  = "${aws_ecr_repository.sqlserver_database_shop.repository_url}:${var.sqlserver_database_shop_image_tag}"
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
          name  = "SQLSERVER_DATABASE_ORDERS_HOST"
          value = aws_db_instance.sqlserver_database_orders.address
        },
        {
          name  = "SQLSERVER_DATABASE_ORDERS_LOGIN_ARN"
          value = aws_db_instance.sqlserver_database_orders.master_user_secret[0].secret_arn
        },
        {
          name  = "SQLSERVER_DATABASE_ORDERS_NAME"
          value = "sqlserver_database_orders"
        },
        {
          name  = "SQLSERVER_DATABASE_ORDERS_PORT"
          value = "1433"
        },
      ]
      secrets = [
        {
          name      = "SQLSERVER_DATABASE_ORDERS_PASSWORD"
          valueFrom = "${aws_db_instance.sqlserver_database_orders.master_user_secret[0].secret_arn}:password::"
        },
        {
          name      = "SQLSERVER_DATABASE_ORDERS_USER"
          valueFrom = "${aws_db_instance.sqlserver_database_orders.master_user_secret[0].secret_arn}:username::"
        },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.sqlserver_database_shop.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.sqlserver_database_shop_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "sqlserver_database_shop" {
  name                   = "sqlserver-database-aws-${var.environment}-sqlserver-database-shop"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.sqlserver_database_shop.arn
  desired_count          = var.sqlserver_database_shop_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.sqlserver_database_shop_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.sqlserver_database_shop.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "sqlserver-database-shop"

      client_alias {
        dns_name = "sqlserver-database-shop"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_iam_role_policy.sqlserver_database_shop_start,
    aws_iam_role_policy.sqlserver_database_shop,
  ]
}

resource "aws_appautoscaling_target" "sqlserver_database_shop" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.sqlserver_database_shop.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.sqlserver_database_shop_min_replicas
  max_capacity       = var.sqlserver_database_shop_max_replicas
  tags               = local.sqlserver_database_shop_tags
}

resource "aws_appautoscaling_policy" "sqlserver_database_shop" {
  name               = "sqlserver-database-aws-${var.environment}-sqlserver-database-shop-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.sqlserver_database_shop.service_namespace
  resource_id        = aws_appautoscaling_target.sqlserver_database_shop.resource_id
  scalable_dimension = aws_appautoscaling_target.sqlserver_database_shop.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_vpc_security_group_egress_rule" "sqlserver_database_shop_to_sqlserver_database_orders" {
  security_group_id            = aws_security_group.sqlserver_database_shop.id
  referenced_security_group_id = aws_security_group.sqlserver_database_orders.id
  description                  = "sqlserver_database_shop to sqlserver_database_orders"
  ip_protocol                  = "tcp"
  from_port                    = 1433
  to_port                      = 1433
  tags                         = local.sqlserver_database_shop_tags
}

resource "aws_vpc_security_group_ingress_rule" "sqlserver_database_shop_to_sqlserver_database_orders" {
  security_group_id            = aws_security_group.sqlserver_database_orders.id
  referenced_security_group_id = aws_security_group.sqlserver_database_shop.id
  description                  = "sqlserver_database_shop to sqlserver_database_orders"
  ip_protocol                  = "tcp"
  from_port                    = 1433
  to_port                      = 1433
  tags                         = local.sqlserver_database_shop_tags
}

resource "aws_iam_role_policy" "sqlserver_database_shop" {
  name = "connections"
  role = aws_iam_role.sqlserver_database_shop.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ReadLogin"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_db_instance.sqlserver_database_orders.master_user_secret[0].secret_arn
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

resource "aws_iam_role_policy" "sqlserver_database_shop_start" {
  name = "start"
  role = aws_iam_role.sqlserver_database_shop_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.sqlserver_database_shop.arn}:*"
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
        Resource = aws_ecr_repository.sqlserver_database_shop.arn
      },
      {
        Sid      = "ReadSecrets"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_db_instance.sqlserver_database_orders.master_user_secret[0].secret_arn
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
