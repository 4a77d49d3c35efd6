# component:default/workflow-shop
# owner: group:default/team-platform
# rule: services

locals {
  workflow_shop_tags = {
    entity = "component:default/workflow-shop"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "workflow_shop" {
  name        = "workflow-aws-${var.environment}-workflow-shop"
  description = "Container service workflow_shop"
  vpc_id      = aws_vpc.main.id
  tags        = local.workflow_shop_tags
}

resource "aws_vpc_security_group_egress_rule" "workflow_shop_to_s3" {
  security_group_id = aws_security_group.workflow_shop.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.workflow_shop_tags
}

resource "aws_vpc_security_group_egress_rule" "workflow_shop_to_endpoints" {
  security_group_id            = aws_security_group.workflow_shop.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.workflow_shop_tags
}

resource "aws_iam_role" "workflow_shop" {
  name = "workflow-aws-${var.environment}-workflow-shop"
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
  tags = local.workflow_shop_tags
}

resource "aws_iam_role" "workflow_shop_start" {
  name = "workflow-aws-${var.environment}-workflow-shop-start"
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
  tags = local.workflow_shop_tags
}

resource "aws_cloudwatch_log_group" "workflow_shop" {
  name              = "/aws/ecs/workflow-aws-${var.environment}-workflow-shop"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.workflow_shop_tags
}

resource "aws_ecr_repository" "workflow_shop" {
  name                 = "workflow-aws-${var.environment}-workflow-shop"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.workflow_shop_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "workflow_shop" {
  repository = aws_ecr_repository.workflow_shop.name
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

resource "aws_ecs_task_definition" "workflow_shop" {
  family                   = "workflow-aws-${var.environment}-workflow-shop"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.workflow_shop_cpu
  memory                   = var.workflow_shop_memory
  task_role_arn            = aws_iam_role.workflow_shop.arn
  execution_role_arn       = aws_iam_role.workflow_shop_start.arn
  container_definitions = jsonencode([
    {
      name                   = "workflow_shop"
      image                  = "${aws_ecr_repository.workflow_shop.repository_url}:${var.workflow_shop_image_tag}"
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
          name  = "WORKFLOW_BILLING_ARN"
          value = "arn:aws:states:eu-central-1:${data.aws_caller_identity.current.account_id}:stateMachine:workflow-aws-${var.environment}-workflow-billing"
        },
      ]
      secrets = []
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.workflow_shop.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.workflow_shop_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "workflow_shop" {
  name                   = "workflow-aws-${var.environment}-workflow-shop"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.workflow_shop.arn
  desired_count          = var.workflow_shop_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.workflow_shop_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.workflow_shop.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "workflow-shop"

      client_alias {
        dns_name = "workflow-shop"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [aws_iam_role_policy.workflow_shop_start, aws_iam_role_policy.workflow_shop]
}

resource "aws_appautoscaling_target" "workflow_shop" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.workflow_shop.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.workflow_shop_min_replicas
  max_capacity       = var.workflow_shop_max_replicas
  tags               = local.workflow_shop_tags
}

resource "aws_appautoscaling_policy" "workflow_shop" {
  name               = "workflow-aws-${var.environment}-workflow-shop-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.workflow_shop.service_namespace
  resource_id        = aws_appautoscaling_target.workflow_shop.resource_id
  scalable_dimension = aws_appautoscaling_target.workflow_shop.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_iam_role_policy" "workflow_shop" {
  name = "connections"
  role = aws_iam_role.workflow_shop.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "StartWorkflows"
        Effect   = "Allow"
        Action   = "states:StartExecution"
        Resource = "arn:aws:states:eu-central-1:${data.aws_caller_identity.current.account_id}:stateMachine:workflow-aws-${var.environment}-workflow-billing"
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

resource "aws_iam_role_policy" "workflow_shop_start" {
  name = "start"
  role = aws_iam_role.workflow_shop_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.workflow_shop.arn}:*"
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
        Resource = aws_ecr_repository.workflow_shop.arn
      },
    ]
  })
}
