# component:default/api-gateway-orders
# owner: group:default/team-platform
# rule: services

locals {
  api_gateway_orders_tags = {
    entity = "component:default/api-gateway-orders"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "api_gateway_orders" {
  name        = "api-gateway-aws-${var.environment}-api-gateway-orders"
  description = "Container service api_gateway_orders"
  vpc_id      = aws_vpc.main.id
  tags        = local.api_gateway_orders_tags
}

resource "aws_vpc_security_group_egress_rule" "api_gateway_orders_to_s3" {
  security_group_id = aws_security_group.api_gateway_orders.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.api_gateway_orders_tags
}

resource "aws_vpc_security_group_egress_rule" "api_gateway_orders_to_endpoints" {
  security_group_id            = aws_security_group.api_gateway_orders.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.api_gateway_orders_tags
}

resource "aws_iam_role" "api_gateway_orders" {
  name = "api-gateway-aws-${var.environment}-api-gateway-orders"
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
  tags = local.api_gateway_orders_tags
}

resource "aws_iam_role" "api_gateway_orders_start" {
  name = "api-gateway-aws-${var.environment}-api-gateway-orders-start"
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
  tags = local.api_gateway_orders_tags
}

resource "aws_cloudwatch_log_group" "api_gateway_orders" {
  name              = "/aws/ecs/api-gateway-aws-${var.environment}-api-gateway-orders"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.api_gateway_orders_tags
}

resource "aws_ecr_repository" "api_gateway_orders" {
  name                 = "api-gateway-aws-${var.environment}-api-gateway-orders"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.api_gateway_orders_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "api_gateway_orders" {
  repository = aws_ecr_repository.api_gateway_orders.name
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

resource "aws_ecs_task_definition" "api_gateway_orders" {
  family                   = "api-gateway-aws-${var.environment}-api-gateway-orders"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.api_gateway_orders_cpu
  memory                   = var.api_gateway_orders_memory
  task_role_arn            = aws_iam_role.api_gateway_orders.arn
  execution_role_arn       = aws_iam_role.api_gateway_orders_start.arn
  container_definitions = jsonencode([
    {
      name                   = "api_gateway_orders"
      image                  = "${aws_ecr_repository.api_gateway_orders.repository_url}:${var.api_gateway_orders_image_tag}"
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
          awslogs-group         = aws_cloudwatch_log_group.api_gateway_orders.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.api_gateway_orders_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "api_gateway_orders" {
  name                              = "api-gateway-aws-${var.environment}-api-gateway-orders"
  cluster                           = aws_ecs_cluster.main.id
  task_definition                   = aws_ecs_task_definition.api_gateway_orders.arn
  desired_count                     = var.api_gateway_orders_min_replicas
  launch_type                       = "FARGATE"
  enable_execute_command            = false
  propagate_tags                    = "SERVICE"
  health_check_grace_period_seconds = 60
  tags                              = local.api_gateway_orders_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.api_gateway_orders.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "api-gateway-orders"

      client_alias {
        dns_name = "api-gateway-orders"
        port     = 8080
      }
    }
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.api_gateway_door_api_gateway_orders.arn
    container_name   = "api_gateway_orders"
    container_port   = 8080
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_iam_role_policy.api_gateway_orders_start,
    aws_lb_listener_rule.api_gateway_door_api_gateway_orders,
  ]
}

resource "aws_appautoscaling_target" "api_gateway_orders" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.api_gateway_orders.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.api_gateway_orders_min_replicas
  max_capacity       = var.api_gateway_orders_max_replicas
  tags               = local.api_gateway_orders_tags
}

resource "aws_appautoscaling_policy" "api_gateway_orders" {
  name               = "api-gateway-aws-${var.environment}-api-gateway-orders-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.api_gateway_orders.service_namespace
  resource_id        = aws_appautoscaling_target.api_gateway_orders.resource_id
  scalable_dimension = aws_appautoscaling_target.api_gateway_orders.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_iam_role_policy" "api_gateway_orders_start" {
  name = "start"
  role = aws_iam_role.api_gateway_orders_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.api_gateway_orders.arn}:*"
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
        Resource = aws_ecr_repository.api_gateway_orders.arn
      },
    ]
  })
}
