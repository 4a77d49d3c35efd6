# component:default/encryption-key-review
# owner: group:default/team-platform
# rule: services

locals {
  encryption_key_review_tags = {
    entity = "component:default/encryption-key-review"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "encryption_key_review" {
  name        = "encryption-key-aws-${var.environment}-encryption-key-review"
  description = "Container service encryption_key_review"
  vpc_id      = aws_vpc.main.id
  tags        = local.encryption_key_review_tags
}

resource "aws_vpc_security_group_egress_rule" "encryption_key_review_to_s3" {
  security_group_id = aws_security_group.encryption_key_review.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.encryption_key_review_tags
}

resource "aws_vpc_security_group_egress_rule" "encryption_key_review_to_endpoints" {
  security_group_id            = aws_security_group.encryption_key_review.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.encryption_key_review_tags
}

resource "aws_iam_role" "encryption_key_review" {
  name = "encryption-key-aws-${var.environment}-encryption-key-review"
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
  tags = local.encryption_key_review_tags
}

resource "aws_iam_role" "encryption_key_review_start" {
  name = "encryption-key-aws-${var.environment}-encryption-key-review-start"
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
  tags = local.encryption_key_review_tags
}

resource "aws_cloudwatch_log_group" "encryption_key_review" {
  name              = "/aws/ecs/encryption-key-aws-${var.environment}-encryption-key-review"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.encryption_key_review_tags
}

resource "aws_ecr_repository" "encryption_key_review" {
  name                 = "encryption-key-aws-${var.environment}-encryption-key-review"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.encryption_key_review_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "encryption_key_review" {
  repository = aws_ecr_repository.encryption_key_review.name
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

resource "aws_ecs_task_definition" "encryption_key_review" {
  family                   = "encryption-key-aws-${var.environment}-encryption-key-review"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.encryption_key_review_cpu
  memory                   = var.encryption_key_review_memory
  task_role_arn            = aws_iam_role.encryption_key_review.arn
  execution_role_arn       = aws_iam_role.encryption_key_review_start.arn
  container_definitions = jsonencode([
    {
      name                   = "encryption_key_review"
      image                  = "${aws_ecr_repository.encryption_key_review.repository_url}:${var.encryption_key_review_image_tag}"
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
          name  = "ENCRYPTION_KEY_CUSTOMERS_ALIAS"
          value = aws_kms_alias.encryption_key_customers.name
        },
        {
          name  = "ENCRYPTION_KEY_CUSTOMERS_ID"
          value = aws_kms_key.encryption_key_customers.arn
        },
      ]
      secrets = []
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.encryption_key_review.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.encryption_key_review_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "encryption_key_review" {
  name                   = "encryption-key-aws-${var.environment}-encryption-key-review"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.encryption_key_review.arn
  desired_count          = var.encryption_key_review_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.encryption_key_review_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.encryption_key_review.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "encryption-key-review"

      client_alias {
        dns_name = "encryption-key-review"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_iam_role_policy.encryption_key_review_start,
    aws_iam_role_policy.encryption_key_review,
  ]
}

resource "aws_appautoscaling_target" "encryption_key_review" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.encryption_key_review.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.encryption_key_review_min_replicas
  max_capacity       = var.encryption_key_review_max_replicas
  tags               = local.encryption_key_review_tags
}

resource "aws_appautoscaling_policy" "encryption_key_review" {
  name               = "encryption-key-aws-${var.environment}-encryption-key-review-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.encryption_key_review.service_namespace
  resource_id        = aws_appautoscaling_target.encryption_key_review.resource_id
  scalable_dimension = aws_appautoscaling_target.encryption_key_review.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_iam_role_policy" "encryption_key_review" {
  name = "connections"
  role = aws_iam_role.encryption_key_review.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "DecryptWithOwnKey"
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:DescribeKey"]
        Resource = aws_kms_key.encryption_key_customers.arn
      },
    ]
  })
}

resource "aws_iam_role_policy" "encryption_key_review_start" {
  name = "start"
  role = aws_iam_role.encryption_key_review_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.encryption_key_review.arn}:*"
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
        Resource = aws_ecr_repository.encryption_key_review.arn
      },
    ]
  })
}
