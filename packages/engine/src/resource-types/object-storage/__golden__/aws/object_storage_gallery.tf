# component:default/object-storage-gallery
# owner: group:default/team-platform
# rule: services

locals {
  object_storage_gallery_tags = {
    entity = "component:default/object-storage-gallery"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "object_storage_gallery" {
  name        = "object-storage-aws-${var.environment}-object-storage-gallery"
  description = "Container service object_storage_gallery"
  vpc_id      = aws_vpc.main.id
  tags        = local.object_storage_gallery_tags
}

resource "aws_vpc_security_group_egress_rule" "object_storage_gallery_to_s3" {
  security_group_id = aws_security_group.object_storage_gallery.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.object_storage_gallery_tags
}

resource "aws_vpc_security_group_egress_rule" "object_storage_gallery_to_endpoints" {
  security_group_id            = aws_security_group.object_storage_gallery.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.object_storage_gallery_tags
}

resource "aws_iam_role" "object_storage_gallery" {
  name = "object-storage-aws-${var.environment}-object-storage-gallery"
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
  tags = local.object_storage_gallery_tags
}

resource "aws_iam_role" "object_storage_gallery_start" {
  name = "object-storage-aws-${var.environment}-object-storage-gallery-start"
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
  tags = local.object_storage_gallery_tags
}

resource "aws_cloudwatch_log_group" "object_storage_gallery" {
  name              = "/aws/ecs/object-storage-aws-${var.environment}-object-storage-gallery"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.object_storage_gallery_tags
}

resource "aws_ecr_repository" "object_storage_gallery" {
  name                 = "object-storage-aws-${var.environment}-object-storage-gallery"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.object_storage_gallery_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "object_storage_gallery" {
  repository = aws_ecr_repository.object_storage_gallery.name
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

resource "aws_ecs_task_definition" "object_storage_gallery" {
  family                   = "object-storage-aws-${var.environment}-object-storage-gallery"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.object_storage_gallery_cpu
  memory                   = var.object_storage_gallery_memory
  task_role_arn            = aws_iam_role.object_storage_gallery.arn
  execution_role_arn       = aws_iam_role.object_storage_gallery_start.arn
  container_definitions = jsonencode([
    {
      name                   = "object_storage_gallery"
      image                  = "${aws_ecr_repository.object_storage_gallery.repository_url}:${var.object_storage_gallery_image_tag}"
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
          awslogs-group         = aws_cloudwatch_log_group.object_storage_gallery.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.object_storage_gallery_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "object_storage_gallery" {
  name                   = "object-storage-aws-${var.environment}-object-storage-gallery"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.object_storage_gallery.arn
  desired_count          = var.object_storage_gallery_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.object_storage_gallery_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.object_storage_gallery.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "object-storage-gallery"

      client_alias {
        dns_name = "object-storage-gallery"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_iam_role_policy.object_storage_gallery_start,
    aws_iam_role_policy.object_storage_gallery,
  ]
}

resource "aws_appautoscaling_target" "object_storage_gallery" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.object_storage_gallery.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.object_storage_gallery_min_replicas
  max_capacity       = var.object_storage_gallery_max_replicas
  tags               = local.object_storage_gallery_tags
}

resource "aws_appautoscaling_policy" "object_storage_gallery" {
  name               = "object-storage-aws-${var.environment}-object-storage-gallery-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.object_storage_gallery.service_namespace
  resource_id        = aws_appautoscaling_target.object_storage_gallery.resource_id
  scalable_dimension = aws_appautoscaling_target.object_storage_gallery.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_iam_role_policy" "object_storage_gallery" {
  name = "connections"
  role = aws_iam_role.object_storage_gallery.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ListObjects"
        Effect   = "Allow"
        Action   = "s3:ListBucket"
        Resource = aws_s3_bucket.object_storage_media.arn
      },
      {
        Sid      = "ReadObjects"
        Effect   = "Allow"
        Action   = "s3:GetObject"
        Resource = "${aws_s3_bucket.object_storage_media.arn}/*"
      },
      {
        Sid      = "DecryptData"
        Effect   = "Allow"
        Action   = "kms:Decrypt"
        Resource = aws_kms_key.main.arn
      },
    ]
  })
}

resource "aws_iam_role_policy" "object_storage_gallery_start" {
  name = "start"
  role = aws_iam_role.object_storage_gallery_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.object_storage_gallery.arn}:*"
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
        Resource = aws_ecr_repository.object_storage_gallery.arn
      },
    ]
  })
}
