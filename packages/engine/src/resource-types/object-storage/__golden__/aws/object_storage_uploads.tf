# component:default/object-storage-uploads
# owner: group:default/team-platform
# rule: services

locals {
  object_storage_uploads_tags = {
    entity = "component:default/object-storage-uploads"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "object_storage_uploads" {
  name        = "object-storage-aws-${var.environment}-object-storage-uploads"
  description = "Container service object_storage_uploads"
  vpc_id      = aws_vpc.main.id
  tags        = local.object_storage_uploads_tags
}

resource "aws_vpc_security_group_egress_rule" "object_storage_uploads_to_s3" {
  security_group_id = aws_security_group.object_storage_uploads.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.object_storage_uploads_tags
}

resource "aws_vpc_security_group_egress_rule" "object_storage_uploads_to_endpoints" {
  security_group_id            = aws_security_group.object_storage_uploads.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.object_storage_uploads_tags
}

resource "aws_iam_role" "object_storage_uploads" {
  name = "object-storage-aws-${var.environment}-object-storage-uploads"
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
  tags = local.object_storage_uploads_tags
}

resource "aws_iam_role" "object_storage_uploads_start" {
  name = "object-storage-aws-${var.environment}-object-storage-uploads-start"
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
  tags = local.object_storage_uploads_tags
}

resource "aws_cloudwatch_log_group" "object_storage_uploads" {
  name              = "/aws/ecs/object-storage-aws-${var.environment}-object-storage-uploads"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.object_storage_uploads_tags
}

resource "aws_ecr_repository" "object_storage_uploads" {
  name                 = "object-storage-aws-${var.environment}-object-storage-uploads"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.object_storage_uploads_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "object_storage_uploads" {
  repository = aws_ecr_repository.object_storage_uploads.name
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

resource "aws_ecs_task_definition" "object_storage_uploads" {
  family                   = "object-storage-aws-${var.environment}-object-storage-uploads"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.object_storage_uploads_cpu
  memory                   = var.object_storage_uploads_memory
  task_role_arn            = aws_iam_role.object_storage_uploads.arn
  execution_role_arn       = aws_iam_role.object_storage_uploads_start.arn
  container_definitions = jsonencode([
    {
      name                   = "object_storage_uploads"
      image                  = "${aws_ecr_repository.object_storage_uploads.repository_url}:${var.object_storage_uploads_image_tag}"
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
          name  = "OBJECT_STORAGE_MEDIA_NAME"
          value = aws_s3_bucket.object_storage_media.bucket
        },
        {
          name  = "OBJECT_STORAGE_MEDIA_REGION"
          value = "eu-central-1"
        },
      ]
      secrets = []
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.object_storage_uploads.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.object_storage_uploads_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "object_storage_uploads" {
  name                   = "object-storage-aws-${var.environment}-object-storage-uploads"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.object_storage_uploads.arn
  desired_count          = var.object_storage_uploads_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.object_storage_uploads_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.object_storage_uploads.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "object-storage-uploads"

      client_alias {
        dns_name = "object-storage-uploads"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_iam_role_policy.object_storage_uploads_start,
    aws_iam_role_policy.object_storage_uploads,
  ]
}

resource "aws_appautoscaling_target" "object_storage_uploads" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.object_storage_uploads.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.object_storage_uploads_min_replicas
  max_capacity       = var.object_storage_uploads_max_replicas
  tags               = local.object_storage_uploads_tags
}

resource "aws_appautoscaling_policy" "object_storage_uploads" {
  name               = "object-storage-aws-${var.environment}-object-storage-uploads-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.object_storage_uploads.service_namespace
  resource_id        = aws_appautoscaling_target.object_storage_uploads.resource_id
  scalable_dimension = aws_appautoscaling_target.object_storage_uploads.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_iam_role_policy" "object_storage_uploads" {
  name = "connections"
  role = aws_iam_role.object_storage_uploads.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "WriteObjects"
        Effect = "Allow"
        Action = [
          "s3:AbortMultipartUpload",
          "s3:DeleteObject",
          "s3:ListMultipartUploadParts",
          "s3:PutObject",
        ]
        Resource = "${aws_s3_bucket.object_storage_media.arn}/*"
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

resource "aws_iam_role_policy" "object_storage_uploads_start" {
  name = "start"
  role = aws_iam_role.object_storage_uploads_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.object_storage_uploads.arn}:*"
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
        Resource = aws_ecr_repository.object_storage_uploads.arn
      },
    ]
  })
}
