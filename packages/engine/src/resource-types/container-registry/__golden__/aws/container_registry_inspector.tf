# component:default/container-registry-inspector
# owner: group:default/team-platform
# rule: services

locals {
  container_registry_inspector_tags = {
    entity = "component:default/container-registry-inspector"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "container_registry_inspector" {
  name        = "container-registry-aws-${var.environment}-container-registry-inspector"
  description = "Container service container_registry_inspector"
  vpc_id      = aws_vpc.main.id
  tags        = local.container_registry_inspector_tags
}

resource "aws_vpc_security_group_egress_rule" "container_registry_inspector_to_s3" {
  security_group_id = aws_security_group.container_registry_inspector.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.container_registry_inspector_tags
}

resource "aws_vpc_security_group_egress_rule" "container_registry_inspector_to_endpoints" {
  security_group_id            = aws_security_group.container_registry_inspector.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.container_registry_inspector_tags
}

resource "aws_iam_role" "container_registry_inspector" {
  name = "container-registry-aws-${var.environment}-container-registry-inspector"
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
  tags = local.container_registry_inspector_tags
}

resource "aws_iam_role" "container_registry_inspector_start" {
  name = "container-registry-aws-${var.environment}-container-registry-insp-a43fa3"
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
  tags = local.container_registry_inspector_tags
}

resource "aws_cloudwatch_log_group" "container_registry_inspector" {
  name              = "/aws/ecs/container-registry-aws-${var.environment}-container-registry-inspector"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.container_registry_inspector_tags
}

resource "aws_ecr_repository" "container_registry_inspector" {
  name                 = "container-registry-aws-${var.environment}-container-registry-inspector"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.container_registry_inspector_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "container_registry_inspector" {
  repository = aws_ecr_repository.container_registry_inspector.name
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

resource "aws_ecs_task_definition" "container_registry_inspector" {
  family                   = "container-registry-aws-${var.environment}-container-registry-inspector"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.container_registry_inspector_cpu
  memory                   = var.container_registry_inspector_memory
  task_role_arn            = aws_iam_role.container_registry_inspector.arn
  execution_role_arn       = aws_iam_role.container_registry_inspector_start.arn
  container_definitions = jsonencode([
    {
      name                   = "container_registry_inspector"
      image                  = "${aws_ecr_repository.container_registry_inspector.repository_url}:${var.container_registry_inspector_image_tag}"
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
          name  = "CONTAINER_REGISTRY_IMAGES_URL"
          value = aws_ecr_repository.container_registry_images.repository_url
        },
      ]
      secrets = []
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.container_registry_inspector.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.container_registry_inspector_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "container_registry_inspector" {
  name                   = "container-registry-aws-${var.environment}-container-registry-inspector"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.container_registry_inspector.arn
  desired_count          = var.container_registry_inspector_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.container_registry_inspector_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.container_registry_inspector.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "container-registry-inspector"

      client_alias {
        dns_name = "container-registry-inspector"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_iam_role_policy.container_registry_inspector_start,
    aws_iam_role_policy.container_registry_inspector,
  ]
}

resource "aws_appautoscaling_target" "container_registry_inspector" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.container_registry_inspector.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.container_registry_inspector_min_replicas
  max_capacity       = var.container_registry_inspector_max_replicas
  tags               = local.container_registry_inspector_tags
}

resource "aws_appautoscaling_policy" "container_registry_inspector" {
  name               = "container-registry-aws-${var.environment}-container-registry-inspector-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.container_registry_inspector.service_namespace
  resource_id        = aws_appautoscaling_target.container_registry_inspector.resource_id
  scalable_dimension = aws_appautoscaling_target.container_registry_inspector.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_iam_role_policy" "container_registry_inspector" {
  name = "connections"
  role = aws_iam_role.container_registry_inspector.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
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
        Resource = aws_ecr_repository.container_registry_images.arn
      },
    ]
  })
}

resource "aws_iam_role_policy" "container_registry_inspector_start" {
  name = "start"
  role = aws_iam_role.container_registry_inspector_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.container_registry_inspector.arn}:*"
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
        Resource = aws_ecr_repository.container_registry_inspector.arn
      },
    ]
  })
}
