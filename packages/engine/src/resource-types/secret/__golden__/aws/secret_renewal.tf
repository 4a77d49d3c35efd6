# component:default/secret-renewal
# owner: group:default/team-platform
# rule: services

locals {
  secret_renewal_tags = {
    entity = "component:default/secret-renewal"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "secret_renewal" {
  name        = "secret-aws-${var.environment}-secret-renewal"
  description = "Container service secret_renewal"
  vpc_id      = aws_vpc.main.id
  tags        = local.secret_renewal_tags
}

resource "aws_vpc_security_group_egress_rule" "secret_renewal_to_s3" {
  security_group_id = aws_security_group.secret_renewal.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.secret_renewal_tags
}

resource "aws_vpc_security_group_egress_rule" "secret_renewal_to_endpoints" {
  security_group_id            = aws_security_group.secret_renewal.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.secret_renewal_tags
}

resource "aws_iam_role" "secret_renewal" {
  name = "secret-aws-${var.environment}-secret-renewal"
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
  tags = local.secret_renewal_tags
}

resource "aws_iam_role" "secret_renewal_start" {
  name = "secret-aws-${var.environment}-secret-renewal-start"
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
  tags = local.secret_renewal_tags
}

resource "aws_cloudwatch_log_group" "secret_renewal" {
  name              = "/aws/ecs/secret-aws-${var.environment}-secret-renewal"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.secret_renewal_tags
}

resource "aws_ecr_repository" "secret_renewal" {
  name                 = "secret-aws-${var.environment}-secret-renewal"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.secret_renewal_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "secret_renewal" {
  repository = aws_ecr_repository.secret_renewal.name
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

resource "aws_ecs_task_definition" "secret_renewal" {
  family                   = "secret-aws-${var.environment}-secret-renewal"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.secret_renewal_cpu
  memory                   = var.secret_renewal_memory
  task_role_arn            = aws_iam_role.secret_renewal.arn
  execution_role_arn       = aws_iam_role.secret_renewal_start.arn
  container_definitions = jsonencode([
    {
      name                   = "secret_renewal"
      image                  = "${aws_ecr_repository.secret_renewal.repository_url}:${var.secret_renewal_image_tag}"
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
          name  = "SECRET_PAYMENT_KEY_ARN"
          value = aws_secretsmanager_secret.secret_payment_key.arn
        },
      ]
      secrets = []
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.secret_renewal.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.secret_renewal_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "secret_renewal" {
  name                   = "secret-aws-${var.environment}-secret-renewal"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.secret_renewal.arn
  desired_count          = var.secret_renewal_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.secret_renewal_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.secret_renewal.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "secret-renewal"

      client_alias {
        dns_name = "secret-renewal"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [aws_iam_role_policy.secret_renewal_start, aws_iam_role_policy.secret_renewal]
}

resource "aws_appautoscaling_target" "secret_renewal" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.secret_renewal.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.secret_renewal_min_replicas
  max_capacity       = var.secret_renewal_max_replicas
  tags               = local.secret_renewal_tags
}

resource "aws_appautoscaling_policy" "secret_renewal" {
  name               = "secret-aws-${var.environment}-secret-renewal-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.secret_renewal.service_namespace
  resource_id        = aws_appautoscaling_target.secret_renewal.resource_id
  scalable_dimension = aws_appautoscaling_target.secret_renewal.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_iam_role_policy" "secret_renewal" {
  name = "connections"
  role = aws_iam_role.secret_renewal.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteSecrets"
        Effect   = "Allow"
        Action   = "secretsmanager:PutSecretValue"
        Resource = aws_secretsmanager_secret.secret_payment_key.arn
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

resource "aws_iam_role_policy" "secret_renewal_start" {
  name = "start"
  role = aws_iam_role.secret_renewal_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.secret_renewal.arn}:*"
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
        Resource = aws_ecr_repository.secret_renewal.arn
      },
    ]
  })
}
