# component:default/virtual-machine-caller
# owner: group:default/team-platform
# rule: services

locals {
  virtual_machine_caller_tags = {
    entity = "component:default/virtual-machine-caller"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "virtual_machine_caller" {
  name        = "virtual-machine-aws-${var.environment}-virtual-machine-caller"
  description = "Container service virtual_machine_caller"
  vpc_id      = aws_vpc.main.id
  tags        = local.virtual_machine_caller_tags
}

resource "aws_vpc_security_group_egress_rule" "virtual_machine_caller_to_s3" {
  security_group_id = aws_security_group.virtual_machine_caller.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.virtual_machine_caller_tags
}

resource "aws_vpc_security_group_egress_rule" "virtual_machine_caller_to_endpoints" {
  security_group_id            = aws_security_group.virtual_machine_caller.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.virtual_machine_caller_tags
}

resource "aws_iam_role" "virtual_machine_caller" {
  name = "virtual-machine-aws-${var.environment}-virtual-machine-caller"
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
  tags = local.virtual_machine_caller_tags
}

resource "aws_iam_role" "virtual_machine_caller_start" {
  name = "virtual-machine-aws-${var.environment}-virtual-machine-caller-start"
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
  tags = local.virtual_machine_caller_tags
}

resource "aws_cloudwatch_log_group" "virtual_machine_caller" {
  name              = "/aws/ecs/virtual-machine-aws-${var.environment}-virtual-machine-caller"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.virtual_machine_caller_tags
}

resource "aws_ecr_repository" "virtual_machine_caller" {
  name                 = "virtual-machine-aws-${var.environment}-virtual-machine-caller"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.virtual_machine_caller_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "virtual_machine_caller" {
  repository = aws_ecr_repository.virtual_machine_caller.name
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

resource "aws_ecs_task_definition" "virtual_machine_caller" {
  family                   = "virtual-machine-aws-${var.environment}-virtual-machine-caller"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.virtual_machine_caller_cpu
  memory                   = var.virtual_machine_caller_memory
  task_role_arn            = aws_iam_role.virtual_machine_caller.arn
  execution_role_arn       = aws_iam_role.virtual_machine_caller_start.arn
  container_definitions = jsonencode([
    {
      name                   = "virtual_machine_caller"
      image                  = "${aws_ecr_repository.virtual_machine_caller.repository_url}:${var.virtual_machine_caller_image_tag}"
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
          name  = "VIRTUAL_MACHINE_LEGACY_HOST"
          value = aws_lb.virtual_machine_legacy.dns_name
        },
        {
          name  = "VIRTUAL_MACHINE_LEGACY_PORT"
          value = "8443"
        },
      ]
      secrets = []
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.virtual_machine_caller.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.virtual_machine_caller_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "virtual_machine_caller" {
  name                   = "virtual-machine-aws-${var.environment}-virtual-machine-caller"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.virtual_machine_caller.arn
  desired_count          = var.virtual_machine_caller_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.virtual_machine_caller_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.virtual_machine_caller.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "virtual-machine-caller"

      client_alias {
        dns_name = "virtual-machine-caller"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [aws_iam_role_policy.virtual_machine_caller_start]
}

resource "aws_appautoscaling_target" "virtual_machine_caller" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.virtual_machine_caller.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.virtual_machine_caller_min_replicas
  max_capacity       = var.virtual_machine_caller_max_replicas
  tags               = local.virtual_machine_caller_tags
}

resource "aws_appautoscaling_policy" "virtual_machine_caller" {
  name               = "virtual-machine-aws-${var.environment}-virtual-machine-caller-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.virtual_machine_caller.service_namespace
  resource_id        = aws_appautoscaling_target.virtual_machine_caller.resource_id
  scalable_dimension = aws_appautoscaling_target.virtual_machine_caller.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_vpc_security_group_egress_rule" "virtual_machine_caller_to_virtual_machine_legacy" {
  security_group_id            = aws_security_group.virtual_machine_caller.id
  referenced_security_group_id = aws_security_group.virtual_machine_legacy_balancer.id
  description                  = "virtual_machine_caller to virtual_machine_legacy"
  ip_protocol                  = "tcp"
  from_port                    = 8443
  to_port                      = 8443
  tags                         = local.virtual_machine_caller_tags
}

resource "aws_vpc_security_group_ingress_rule" "virtual_machine_caller_to_virtual_machine_legacy" {
  security_group_id            = aws_security_group.virtual_machine_legacy_balancer.id
  referenced_security_group_id = aws_security_group.virtual_machine_caller.id
  description                  = "virtual_machine_caller to virtual_machine_legacy"
  ip_protocol                  = "tcp"
  from_port                    = 8443
  to_port                      = 8443
  tags                         = local.virtual_machine_caller_tags
}

resource "aws_iam_role_policy" "virtual_machine_caller_start" {
  name = "start"
  role = aws_iam_role.virtual_machine_caller_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.virtual_machine_caller.arn}:*"
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
        Resource = aws_ecr_repository.virtual_machine_caller.arn
      },
    ]
  })
}
