# component:default/file-storage-viewer
# owner: group:default/team-platform
# rule: services

locals {
  file_storage_viewer_tags = {
    entity = "component:default/file-storage-viewer"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "file_storage_viewer" {
  name        = "file-storage-aws-${var.environment}-file-storage-viewer"
  description = "Container service file_storage_viewer"
  vpc_id      = aws_vpc.main.id
  tags        = local.file_storage_viewer_tags
}

resource "aws_vpc_security_group_egress_rule" "file_storage_viewer_to_s3" {
  security_group_id = aws_security_group.file_storage_viewer.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.file_storage_viewer_tags
}

resource "aws_vpc_security_group_egress_rule" "file_storage_viewer_to_endpoints" {
  security_group_id            = aws_security_group.file_storage_viewer.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.file_storage_viewer_tags
}

resource "aws_iam_role" "file_storage_viewer" {
  name = "file-storage-aws-${var.environment}-file-storage-viewer"
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
  tags = local.file_storage_viewer_tags
}

resource "aws_iam_role" "file_storage_viewer_start" {
  name = "file-storage-aws-${var.environment}-file-storage-viewer-start"
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
  tags = local.file_storage_viewer_tags
}

resource "aws_cloudwatch_log_group" "file_storage_viewer" {
  name              = "/aws/ecs/file-storage-aws-${var.environment}-file-storage-viewer"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.file_storage_viewer_tags
}

resource "aws_ecr_repository" "file_storage_viewer" {
  name                 = "file-storage-aws-${var.environment}-file-storage-viewer"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.file_storage_viewer_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "file_storage_viewer" {
  repository = aws_ecr_repository.file_storage_viewer.name
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

resource "aws_ecs_task_definition" "file_storage_viewer" {
  family                   = "file-storage-aws-${var.environment}-file-storage-viewer"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.file_storage_viewer_cpu
  memory                   = var.file_storage_viewer_memory
  task_role_arn            = aws_iam_role.file_storage_viewer.arn
  execution_role_arn       = aws_iam_role.file_storage_viewer_start.arn
  container_definitions = jsonencode([
    {
      name                   = "file_storage_viewer"
      image                  = "${aws_ecr_repository.file_storage_viewer.repository_url}:${var.file_storage_viewer_image_tag}"
      essential              = true
      readonlyRootFilesystem = true
      mountPoints = [
        {
          sourceVolume  = "tmp"
          containerPath = "/tmp"
        },
        {
          sourceVolume  = "file_storage_reports"
          containerPath = "/mnt/reports"
          readOnly      = true
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
          name  = "FILE_STORAGE_REPORTS_ACCESS_POINT_ID"
          value = aws_efs_access_point.file_storage_reports.id
        },
        {
          name  = "FILE_STORAGE_REPORTS_FILE_SYSTEM_ID"
          value = aws_efs_file_system.file_storage_reports.id
        },
        {
          name  = "FILE_STORAGE_REPORTS_PATH"
          value = "/mnt/reports"
        },
      ]
      secrets = []
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.file_storage_viewer.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.file_storage_viewer_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }

  volume {
    name = "file_storage_reports"

    efs_volume_configuration {
      file_system_id     = aws_efs_file_system.file_storage_reports.id
      transit_encryption = "ENABLED"

      authorization_config {
        access_point_id = aws_efs_access_point.file_storage_reports.id
        iam             = "ENABLED"
      }
    }
  }
}

resource "aws_ecs_service" "file_storage_viewer" {
  name                   = "file-storage-aws-${var.environment}-file-storage-viewer"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.file_storage_viewer.arn
  desired_count          = var.file_storage_viewer_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.file_storage_viewer_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.file_storage_viewer.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "file-storage-viewer"

      client_alias {
        dns_name = "file-storage-viewer"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_iam_role_policy.file_storage_viewer_start,
    aws_iam_role_policy.file_storage_viewer,
    aws_efs_mount_target.file_storage_reports_a,
    aws_efs_mount_target.file_storage_reports_b,
  ]
}

resource "aws_appautoscaling_target" "file_storage_viewer" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.file_storage_viewer.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.file_storage_viewer_min_replicas
  max_capacity       = var.file_storage_viewer_max_replicas
  tags               = local.file_storage_viewer_tags
}

resource "aws_appautoscaling_policy" "file_storage_viewer" {
  name               = "file-storage-aws-${var.environment}-file-storage-viewer-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.file_storage_viewer.service_namespace
  resource_id        = aws_appautoscaling_target.file_storage_viewer.resource_id
  scalable_dimension = aws_appautoscaling_target.file_storage_viewer.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_vpc_security_group_egress_rule" "file_storage_viewer_to_file_storage_reports" {
  security_group_id            = aws_security_group.file_storage_viewer.id
  referenced_security_group_id = aws_security_group.file_storage_reports.id
  description                  = "file_storage_viewer to file_storage_reports"
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
  tags                         = local.file_storage_viewer_tags
}

resource "aws_vpc_security_group_ingress_rule" "file_storage_viewer_to_file_storage_reports" {
  security_group_id            = aws_security_group.file_storage_reports.id
  referenced_security_group_id = aws_security_group.file_storage_viewer.id
  description                  = "file_storage_viewer to file_storage_reports"
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
  tags                         = local.file_storage_viewer_tags
}

resource "aws_iam_role_policy" "file_storage_viewer" {
  name = "connections"
  role = aws_iam_role.file_storage_viewer.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ReadFiles"
        Effect   = "Allow"
        Action   = "elasticfilesystem:ClientMount"
        Resource = aws_efs_file_system.file_storage_reports.arn
        Condition = {
          StringEquals = {
            "elasticfilesystem:AccessPointArn" = aws_efs_access_point.file_storage_reports.arn
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "file_storage_viewer_start" {
  name = "start"
  role = aws_iam_role.file_storage_viewer_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.file_storage_viewer.arn}:*"
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
        Resource = aws_ecr_repository.file_storage_viewer.arn
      },
    ]
  })
}
