# component:default/file-storage-writer
# owner: group:default/team-platform
# rule: services

locals {
  file_storage_writer_tags = {
    entity = "component:default/file-storage-writer"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "file_storage_writer" {
  name        = "file-storage-aws-${var.environment}-file-storage-writer"
  description = "Container service file_storage_writer"
  vpc_id      = aws_vpc.main.id
  tags        = local.file_storage_writer_tags
}

resource "aws_vpc_security_group_egress_rule" "file_storage_writer_to_s3" {
  security_group_id = aws_security_group.file_storage_writer.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.file_storage_writer_tags
}

resource "aws_vpc_security_group_egress_rule" "file_storage_writer_to_endpoints" {
  security_group_id            = aws_security_group.file_storage_writer.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.file_storage_writer_tags
}

resource "aws_iam_role" "file_storage_writer" {
  name = "file-storage-aws-${var.environment}-file-storage-writer"
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
  tags = local.file_storage_writer_tags
}

resource "aws_iam_role" "file_storage_writer_start" {
  name = "file-storage-aws-${var.environment}-file-storage-writer-start"
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
  tags = local.file_storage_writer_tags
}

resource "aws_cloudwatch_log_group" "file_storage_writer" {
  name              = "/aws/ecs/file-storage-aws-${var.environment}-file-storage-writer"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.file_storage_writer_tags
}

resource "aws_ecr_repository" "file_storage_writer" {
  name                 = "file-storage-aws-${var.environment}-file-storage-writer"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.file_storage_writer_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "file_storage_writer" {
  repository = aws_ecr_repository.file_storage_writer.name
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

resource "aws_ecs_task_definition" "file_storage_writer" {
  family                   = "file-storage-aws-${var.environment}-file-storage-writer"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.file_storage_writer_cpu
  memory                   = var.file_storage_writer_memory
  task_role_arn            = aws_iam_role.file_storage_writer.arn
  execution_role_arn       = aws_iam_role.file_storage_writer_start.arn
  container_definitions = jsonencode([
    {
      name                   = "file_storage_writer"
      image                  = "${aws_ecr_repository.file_storage_writer.repository_url}:${var.file_storage_writer_image_tag}"
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
          readOnly      = false
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
          awslogs-group         = aws_cloudwatch_log_group.file_storage_writer.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.file_storage_writer_tags

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

resource "aws_ecs_service" "file_storage_writer" {
  name                   = "file-storage-aws-${var.environment}-file-storage-writer"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.file_storage_writer.arn
  desired_count          = var.file_storage_writer_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.file_storage_writer_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.file_storage_writer.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "file-storage-writer"

      client_alias {
        dns_name = "file-storage-writer"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_iam_role_policy.file_storage_writer_start,
    aws_iam_role_policy.file_storage_writer,
    aws_efs_mount_target.file_storage_reports_a,
    aws_efs_mount_target.file_storage_reports_b,
  ]
}

resource "aws_appautoscaling_target" "file_storage_writer" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.file_storage_writer.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.file_storage_writer_min_replicas
  max_capacity       = var.file_storage_writer_max_replicas
  tags               = local.file_storage_writer_tags
}

resource "aws_appautoscaling_policy" "file_storage_writer" {
  name               = "file-storage-aws-${var.environment}-file-storage-writer-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.file_storage_writer.service_namespace
  resource_id        = aws_appautoscaling_target.file_storage_writer.resource_id
  scalable_dimension = aws_appautoscaling_target.file_storage_writer.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_vpc_security_group_egress_rule" "file_storage_writer_to_file_storage_reports" {
  security_group_id            = aws_security_group.file_storage_writer.id
  referenced_security_group_id = aws_security_group.file_storage_reports.id
  description                  = "file_storage_writer to file_storage_reports"
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
  tags                         = local.file_storage_writer_tags
}

resource "aws_vpc_security_group_ingress_rule" "file_storage_writer_to_file_storage_reports" {
  security_group_id            = aws_security_group.file_storage_reports.id
  referenced_security_group_id = aws_security_group.file_storage_writer.id
  description                  = "file_storage_writer to file_storage_reports"
  ip_protocol                  = "tcp"
  from_port                    = 2049
  to_port                      = 2049
  tags                         = local.file_storage_writer_tags
}

resource "aws_iam_role_policy" "file_storage_writer" {
  name = "connections"
  role = aws_iam_role.file_storage_writer.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteFiles"
        Effect   = "Allow"
        Action   = ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]
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

resource "aws_iam_role_policy" "file_storage_writer_start" {
  name = "start"
  role = aws_iam_role.file_storage_writer_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.file_storage_writer.arn}:*"
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
        Resource = aws_ecr_repository.file_storage_writer.arn
      },
    ]
  })
}
