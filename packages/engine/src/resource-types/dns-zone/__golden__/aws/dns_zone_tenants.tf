# component:default/dns-zone-tenants
# owner: group:default/team-platform
# rule: services

locals {
  dns_zone_tenants_tags = {
    entity = "component:default/dns-zone-tenants"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "dns_zone_tenants" {
  name        = "dns-zone-aws-${var.environment}-dns-zone-tenants"
  description = "Container service dns_zone_tenants"
  vpc_id      = aws_vpc.main.id
  tags        = local.dns_zone_tenants_tags
}

resource "aws_vpc_security_group_egress_rule" "dns_zone_tenants_to_s3" {
  security_group_id = aws_security_group.dns_zone_tenants.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.dns_zone_tenants_tags
}

resource "aws_vpc_security_group_egress_rule" "dns_zone_tenants_to_endpoints" {
  security_group_id            = aws_security_group.dns_zone_tenants.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.dns_zone_tenants_tags
}

resource "aws_iam_role" "dns_zone_tenants" {
  name = "dns-zone-aws-${var.environment}-dns-zone-tenants"
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
  tags = local.dns_zone_tenants_tags
}

resource "aws_iam_role" "dns_zone_tenants_start" {
  name = "dns-zone-aws-${var.environment}-dns-zone-tenants-start"
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
  tags = local.dns_zone_tenants_tags
}

resource "aws_cloudwatch_log_group" "dns_zone_tenants" {
  name              = "/aws/ecs/dns-zone-aws-${var.environment}-dns-zone-tenants"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.dns_zone_tenants_tags
}

resource "aws_ecr_repository" "dns_zone_tenants" {
  name                 = "dns-zone-aws-${var.environment}-dns-zone-tenants"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.dns_zone_tenants_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "dns_zone_tenants" {
  repository = aws_ecr_repository.dns_zone_tenants.name
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

resource "aws_ecs_task_definition" "dns_zone_tenants" {
  family                   = "dns-zone-aws-${var.environment}-dns-zone-tenants"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.dns_zone_tenants_cpu
  memory                   = var.dns_zone_tenants_memory
  task_role_arn            = aws_iam_role.dns_zone_tenants.arn
  execution_role_arn       = aws_iam_role.dns_zone_tenants_start.arn
  container_definitions = jsonencode([
    {
      name                   = "dns_zone_tenants"
      image                  = "${aws_ecr_repository.dns_zone_tenants.repository_url}:${var.dns_zone_tenants_image_tag}"
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
          name  = "DNS_ZONE_CUSTOMERS_ZONE_ID"
          value = aws_route53_zone.dns_zone_customers.zone_id
        },
        {
          name  = "DNS_ZONE_CUSTOMERS_ZONE_NAME"
          value = aws_route53_zone.dns_zone_customers.name
        },
      ]
      secrets = []
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.dns_zone_tenants.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.dns_zone_tenants_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "dns_zone_tenants" {
  name                   = "dns-zone-aws-${var.environment}-dns-zone-tenants"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.dns_zone_tenants.arn
  desired_count          = var.dns_zone_tenants_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.dns_zone_tenants_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.dns_zone_tenants.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "dns-zone-tenants"

      client_alias {
        dns_name = "dns-zone-tenants"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [aws_iam_role_policy.dns_zone_tenants_start, aws_iam_role_policy.dns_zone_tenants]
}

resource "aws_appautoscaling_target" "dns_zone_tenants" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.dns_zone_tenants.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.dns_zone_tenants_min_replicas
  max_capacity       = var.dns_zone_tenants_max_replicas
  tags               = local.dns_zone_tenants_tags
}

resource "aws_appautoscaling_policy" "dns_zone_tenants" {
  name               = "dns-zone-aws-${var.environment}-dns-zone-tenants-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.dns_zone_tenants.service_namespace
  resource_id        = aws_appautoscaling_target.dns_zone_tenants.resource_id
  scalable_dimension = aws_appautoscaling_target.dns_zone_tenants.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_iam_role_policy" "dns_zone_tenants" {
  name = "connections"
  role = aws_iam_role.dns_zone_tenants.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ReadRecords"
        Effect   = "Allow"
        Action   = ["route53:GetHostedZone", "route53:ListResourceRecordSets"]
        Resource = aws_route53_zone.dns_zone_customers.arn
      },
      {
        Sid      = "ChangeRecords"
        Effect   = "Allow"
        Action   = "route53:ChangeResourceRecordSets"
        Resource = aws_route53_zone.dns_zone_customers.arn
      },
      {
        Sid      = "SeeChanges"
        Effect   = "Allow"
        Action   = "route53:GetChange"
        Resource = "arn:aws:route53:::change/*"
      },
    ]
  })
}

resource "aws_iam_role_policy" "dns_zone_tenants_start" {
  name = "start"
  role = aws_iam_role.dns_zone_tenants_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.dns_zone_tenants.arn}:*"
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
        Resource = aws_ecr_repository.dns_zone_tenants.arn
      },
    ]
  })
}
