# component:default/receipt-renderer
# owner: group:default/shop-team
# rule: services

locals {
  receipt_renderer_tags = {
    entity = "component:default/receipt-renderer"
    owner  = "group:default/shop-team"
  }
}

resource "aws_security_group" "receipt_renderer" {
  name        = "web-shop-aws-${var.environment}-receipt-renderer"
  description = "Container service receipt_renderer"
  vpc_id      = aws_vpc.main.id
  tags        = local.receipt_renderer_tags
}

resource "aws_vpc_security_group_egress_rule" "receipt_renderer_to_s3" {
  security_group_id = aws_security_group.receipt_renderer.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.receipt_renderer_tags
}

resource "aws_vpc_security_group_egress_rule" "receipt_renderer_to_endpoints" {
  security_group_id            = aws_security_group.receipt_renderer.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.receipt_renderer_tags
}

resource "aws_iam_role" "receipt_renderer" {
  name = "web-shop-aws-${var.environment}-receipt-renderer"
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
  tags = local.receipt_renderer_tags
}

resource "aws_iam_role" "receipt_renderer_start" {
  name = "web-shop-aws-${var.environment}-receipt-renderer-start"
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
  tags = local.receipt_renderer_tags
}

resource "aws_cloudwatch_log_group" "receipt_renderer" {
  name              = "/aws/ecs/web-shop-aws-${var.environment}-receipt-renderer"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.receipt_renderer_tags
}

resource "aws_ecr_repository" "receipt_renderer" {
  name                 = "web-shop-aws-${var.environment}-receipt-renderer"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.receipt_renderer_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "receipt_renderer" {
  repository = aws_ecr_repository.receipt_renderer.name
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

resource "aws_ecs_task_definition" "receipt_renderer" {
  family                   = "web-shop-aws-${var.environment}-receipt-renderer"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.receipt_renderer_cpu
  memory                   = var.receipt_renderer_memory
  task_role_arn            = aws_iam_role.receipt_renderer.arn
  execution_role_arn       = aws_iam_role.receipt_renderer_start.arn
  container_definitions = jsonencode([
    {
      name                   = "receipt_renderer"
      image                  = "${aws_ecr_repository.receipt_renderer.repository_url}:${var.receipt_renderer_image_tag}"
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
      secrets = []
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.receipt_renderer.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.receipt_renderer_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "receipt_renderer" {
  name                   = "web-shop-aws-${var.environment}-receipt-renderer"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.receipt_renderer.arn
  desired_count          = var.receipt_renderer_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.receipt_renderer_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.receipt_renderer.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "receipt-renderer"

      client_alias {
        dns_name = "receipt-renderer"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [aws_iam_role_policy.receipt_renderer_start]
}

resource "aws_appautoscaling_target" "receipt_renderer" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.receipt_renderer.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.receipt_renderer_min_replicas
  max_capacity       = var.receipt_renderer_max_replicas
  tags               = local.receipt_renderer_tags
}

resource "aws_appautoscaling_policy" "receipt_renderer" {
  name               = "web-shop-aws-${var.environment}-receipt-renderer-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.receipt_renderer.service_namespace
  resource_id        = aws_appautoscaling_target.receipt_renderer.resource_id
  scalable_dimension = aws_appautoscaling_target.receipt_renderer.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_iam_role_policy" "receipt_renderer_start" {
  name = "start"
  role = aws_iam_role.receipt_renderer_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.receipt_renderer.arn}:*"
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
        Resource = aws_ecr_repository.receipt_renderer.arn
      },
    ]
  })
}
