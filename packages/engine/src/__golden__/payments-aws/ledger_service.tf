# component:default/ledger-service
# owner: group:default/payments-team
# rule: services

locals {
  ledger_service_tags = {
    entity = "component:default/ledger-service"
    owner  = "group:default/payments-team"
  }
}

resource "aws_security_group" "ledger_service" {
  name        = "payments-aws-${var.environment}-ledger-service"
  description = "Container service ledger_service"
  vpc_id      = aws_vpc.main.id
  tags        = local.ledger_service_tags
}

resource "aws_vpc_security_group_egress_rule" "ledger_service_to_s3" {
  security_group_id = aws_security_group.ledger_service.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.ledger_service_tags
}

resource "aws_vpc_security_group_egress_rule" "ledger_service_to_endpoints" {
  security_group_id            = aws_security_group.ledger_service.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.ledger_service_tags
}

resource "aws_iam_role" "ledger_service" {
  name = "payments-aws-${var.environment}-ledger-service"
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
  tags = local.ledger_service_tags
}

resource "aws_iam_role" "ledger_service_start" {
  name = "payments-aws-${var.environment}-ledger-service-start"
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
  tags = local.ledger_service_tags
}

resource "aws_cloudwatch_log_group" "ledger_service" {
  name              = "/aws/ecs/payments-aws-${var.environment}-ledger-service"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.ledger_service_tags
}

resource "aws_ecr_repository" "ledger_service" {
  name                 = "payments-aws-${var.environment}-ledger-service"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.ledger_service_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "ledger_service" {
  repository = aws_ecr_repository.ledger_service.name
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

resource "aws_ecs_task_definition" "ledger_service" {
  family                   = "payments-aws-${var.environment}-ledger-service"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.ledger_service_cpu
  memory                   = var.ledger_service_memory
  task_role_arn            = aws_iam_role.ledger_service.arn
  execution_role_arn       = aws_iam_role.ledger_service_start.arn
  container_definitions = jsonencode([
    {
      name                   = "ledger_service"
      image                  = "${aws_ecr_repository.ledger_service.repository_url}:${var.ledger_service_image_tag}"
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
          name  = "LEDGER_DB_HOST"
          value = aws_db_instance.ledger_db.address
        },
        {
          name  = "LEDGER_DB_LOGIN_ARN"
          value = aws_db_instance.ledger_db.master_user_secret[0].secret_arn
        },
        {
          name  = "LEDGER_DB_NAME"
          value = "ledger_db"
        },
        {
          name  = "LEDGER_DB_PORT"
          value = "5432"
        },
      ]
      secrets = [
        {
          name      = "LEDGER_DB_PASSWORD"
          valueFrom = "${aws_db_instance.ledger_db.master_user_secret[0].secret_arn}:password::"
        },
        {
          name      = "LEDGER_DB_USER"
          valueFrom = "${aws_db_instance.ledger_db.master_user_secret[0].secret_arn}:username::"
        },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.ledger_service.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.ledger_service_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "ledger_service" {
  name                   = "payments-aws-${var.environment}-ledger-service"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.ledger_service.arn
  desired_count          = var.ledger_service_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.ledger_service_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.ledger_service.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "ledger-service"

      client_alias {
        dns_name = "ledger-service"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [aws_iam_role_policy.ledger_service_start, aws_iam_role_policy.ledger_service]
}

resource "aws_appautoscaling_target" "ledger_service" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.ledger_service.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.ledger_service_min_replicas
  max_capacity       = var.ledger_service_max_replicas
  tags               = local.ledger_service_tags
}

resource "aws_appautoscaling_policy" "ledger_service" {
  name               = "payments-aws-${var.environment}-ledger-service-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.ledger_service.service_namespace
  resource_id        = aws_appautoscaling_target.ledger_service.resource_id
  scalable_dimension = aws_appautoscaling_target.ledger_service.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_vpc_security_group_egress_rule" "ledger_service_to_ledger_db" {
  security_group_id            = aws_security_group.ledger_service.id
  referenced_security_group_id = aws_security_group.ledger_db.id
  description                  = "ledger_service to ledger_db"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  tags                         = local.ledger_service_tags
}

resource "aws_vpc_security_group_ingress_rule" "ledger_service_to_ledger_db" {
  security_group_id            = aws_security_group.ledger_db.id
  referenced_security_group_id = aws_security_group.ledger_service.id
  description                  = "ledger_service to ledger_db"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  tags                         = local.ledger_service_tags
}

resource "aws_iam_role_policy" "ledger_service" {
  name = "connections"
  role = aws_iam_role.ledger_service.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ReadLogin"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_db_instance.ledger_db.master_user_secret[0].secret_arn
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

resource "aws_iam_role_policy" "ledger_service_start" {
  name = "start"
  role = aws_iam_role.ledger_service_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.ledger_service.arn}:*"
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
        Resource = aws_ecr_repository.ledger_service.arn
      },
      {
        Sid      = "ReadSecrets"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_db_instance.ledger_db.master_user_secret[0].secret_arn
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
