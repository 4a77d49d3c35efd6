# component:default/secret-checkout
# owner: group:default/team-platform
# rule: services

locals {
  secret_checkout_tags = {
    entity = "component:default/secret-checkout"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "secret_checkout" {
  name        = "secret-aws-${var.environment}-secret-checkout"
  description = "Container service secret_checkout"
  vpc_id      = aws_vpc.main.id
  tags        = local.secret_checkout_tags
}

resource "aws_vpc_security_group_egress_rule" "secret_checkout_to_s3" {
  security_group_id = aws_security_group.secret_checkout.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.secret_checkout_tags
}

resource "aws_vpc_security_group_egress_rule" "secret_checkout_to_endpoints" {
  security_group_id            = aws_security_group.secret_checkout.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.secret_checkout_tags
}

resource "aws_iam_role" "secret_checkout" {
  name = "secret-aws-${var.environment}-secret-checkout"
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
  tags = local.secret_checkout_tags
}

resource "aws_iam_role" "secret_checkout_start" {
  name = "secret-aws-${var.environment}-secret-checkout-start"
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
  tags = local.secret_checkout_tags
}

resource "aws_cloudwatch_log_group" "secret_checkout" {
  name              = "/aws/ecs/secret-aws-${var.environment}-secret-checkout"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.secret_checkout_tags
}

resource "aws_ecr_repository" "secret_checkout" {
  name                 = "secret-aws-${var.environment}-secret-checkout"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.secret_checkout_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "secret_checkout" {
  repository = aws_ecr_repository.secret_checkout.name
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

resource "aws_ecs_task_definition" "secret_checkout" {
  family                   = "secret-aws-${var.environment}-secret-checkout"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.secret_checkout_cpu
  memory                   = var.secret_checkout_memory
  task_role_arn            = aws_iam_role.secret_checkout.arn
  execution_role_arn       = aws_iam_role.secret_checkout_start.arn
  container_definitions = jsonencode([
    {
      name                   = "secret_checkout"
      image                  = "${aws_ecr_repository.secret_checkout.repository_url}:${var.secret_checkout_image_tag}"
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
      ]
      secrets = [
        {
          name      = "SECRET_PAYMENT_KEY_VALUE"
          valueFrom = aws_secretsmanager_secret.secret_payment_key.arn
        },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.secret_checkout.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.secret_checkout_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "secret_checkout" {
  name                   = "secret-aws-${var.environment}-secret-checkout"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.secret_checkout.arn
  desired_count          = var.secret_checkout_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.secret_checkout_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.secret_checkout.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "secret-checkout"

      client_alias {
        dns_name = "secret-checkout"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [aws_iam_role_policy.secret_checkout_start]
}

resource "aws_appautoscaling_target" "secret_checkout" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.secret_checkout.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.secret_checkout_min_replicas
  max_capacity       = var.secret_checkout_max_replicas
  tags               = local.secret_checkout_tags
}

resource "aws_appautoscaling_policy" "secret_checkout" {
  name               = "secret-aws-${var.environment}-secret-checkout-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.secret_checkout.service_namespace
  resource_id        = aws_appautoscaling_target.secret_checkout.resource_id
  scalable_dimension = aws_appautoscaling_target.secret_checkout.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_iam_role_policy" "secret_checkout_start" {
  name = "start"
  role = aws_iam_role.secret_checkout_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.secret_checkout.arn}:*"
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
        Resource = aws_ecr_repository.secret_checkout.arn
      },
      {
        Sid      = "ReadSecrets"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_secretsmanager_secret.secret_payment_key.arn
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
