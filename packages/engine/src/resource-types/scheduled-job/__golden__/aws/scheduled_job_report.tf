# component:default/scheduled-job-report
# owner: group:default/team-platform
# rule: scheduled-jobs

locals {
  scheduled_job_report_tags = {
    entity = "component:default/scheduled-job-report"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "scheduled_job_report" {
  name        = "scheduled-job-aws-${var.environment}-scheduled-job-report"
  description = "Scheduled job scheduled_job_report"
  vpc_id      = aws_vpc.main.id
  tags        = local.scheduled_job_report_tags
}

resource "aws_vpc_security_group_egress_rule" "scheduled_job_report_to_s3" {
  security_group_id = aws_security_group.scheduled_job_report.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.scheduled_job_report_tags
}

resource "aws_vpc_security_group_egress_rule" "scheduled_job_report_to_endpoints" {
  security_group_id            = aws_security_group.scheduled_job_report.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.scheduled_job_report_tags
}

resource "aws_iam_role" "scheduled_job_report" {
  name = "scheduled-job-aws-${var.environment}-scheduled-job-report"
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
  tags = local.scheduled_job_report_tags
}

resource "aws_iam_role" "scheduled_job_report_start" {
  name = "scheduled-job-aws-${var.environment}-scheduled-job-report-start"
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
  tags = local.scheduled_job_report_tags
}

resource "aws_cloudwatch_log_group" "scheduled_job_report" {
  name              = "/aws/ecs/scheduled-job-aws-${var.environment}-scheduled-job-report"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.scheduled_job_report_tags
}

resource "aws_ecr_repository" "scheduled_job_report" {
  name                 = "scheduled-job-aws-${var.environment}-scheduled-job-report"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.scheduled_job_report_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "scheduled_job_report" {
  repository = aws_ecr_repository.scheduled_job_report.name
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

resource "aws_ecs_task_definition" "scheduled_job_report" {
  family                   = "scheduled-job-aws-${var.environment}-scheduled-job-report"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.scheduled_job_report_cpu
  memory                   = var.scheduled_job_report_memory
  task_role_arn            = aws_iam_role.scheduled_job_report.arn
  execution_role_arn       = aws_iam_role.scheduled_job_report_start.arn
  container_definitions = jsonencode([
    {
      name                   = "scheduled_job_report"
      image                  = "${aws_ecr_repository.scheduled_job_report.repository_url}:${var.scheduled_job_report_image_tag}"
      essential              = true
      readonlyRootFilesystem = true
      mountPoints = [
        {
          sourceVolume  = "tmp"
          containerPath = "/tmp"
        },
      ]
      environment = [
        {
          name  = "SCHEDULED_JOB_DB_HOST"
          value = aws_db_instance.scheduled_job_db.address
        },
        {
          name  = "SCHEDULED_JOB_DB_NAME"
          value = "scheduled_job_db"
        },
        {
          name  = "SCHEDULED_JOB_DB_PORT"
          value = "5432"
        },
        {
          name  = "SCHEDULED_JOB_DB_USER"
          value = "read_only"
        },
        {
          name  = "SCHEDULED_JOB_REPORTS_NAME"
          value = aws_s3_bucket.scheduled_job_reports.bucket
        },
        {
          name  = "SCHEDULED_JOB_REPORTS_REGION"
          value = "eu-central-1"
        },
      ]
      secrets = []
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.scheduled_job_report.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.scheduled_job_report_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_iam_role" "scheduled_job_report_schedule" {
  name = "scheduled-job-aws-${var.environment}-scheduled-job-report-schedule"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = "sts:AssumeRole"
        Principal = {
          Service = "scheduler.amazonaws.com"
        }
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
  tags = local.scheduled_job_report_tags
}

resource "aws_scheduler_schedule" "scheduled_job_report" {
  name                         = "scheduled-job-aws-${var.environment}-scheduled-job-report"
  description                  = "scheduled-job-report"
  schedule_expression          = "cron(30 2 ? * 2-6 *)"
  schedule_expression_timezone = "Etc/UTC"
  kms_key_arn                  = aws_kms_key.main.arn

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_ecs_cluster.main.arn
    role_arn = aws_iam_role.scheduled_job_report_schedule.arn

    ecs_parameters {
      task_definition_arn    = aws_ecs_task_definition.scheduled_job_report.arn
      launch_type            = "FARGATE"
      propagate_tags         = "TASK_DEFINITION"
      enable_execute_command = false

      network_configuration {
        subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
        security_groups  = [aws_security_group.scheduled_job_report.id]
        assign_public_ip = false
      }
    }

    retry_policy {
      maximum_event_age_in_seconds = 3600
      maximum_retry_attempts       = 1
    }
  }

  depends_on = [
    aws_iam_role_policy.scheduled_job_report_start,
    aws_iam_role_policy.scheduled_job_report,
    aws_iam_role_policy.scheduled_job_report_schedule,
  ]
}

resource "aws_vpc_security_group_egress_rule" "scheduled_job_report_to_scheduled_job_db" {
  security_group_id            = aws_security_group.scheduled_job_report.id
  referenced_security_group_id = aws_security_group.scheduled_job_db.id
  description                  = "scheduled_job_report to scheduled_job_db"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  tags                         = local.scheduled_job_report_tags
}

resource "aws_vpc_security_group_ingress_rule" "scheduled_job_report_to_scheduled_job_db" {
  security_group_id            = aws_security_group.scheduled_job_db.id
  referenced_security_group_id = aws_security_group.scheduled_job_report.id
  description                  = "scheduled_job_report to scheduled_job_db"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  tags                         = local.scheduled_job_report_tags
}

resource "aws_iam_role_policy" "scheduled_job_report" {
  name = "connections"
  role = aws_iam_role.scheduled_job_report.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "SignInToDatabase"
        Effect   = "Allow"
        Action   = "rds-db:connect"
        Resource = "arn:aws:rds-db:eu-central-1:${data.aws_caller_identity.current.account_id}:dbuser:${aws_db_instance.scheduled_job_db.resource_id}/read_only"
      },
      {
        Sid    = "WriteObjects"
        Effect = "Allow"
        Action = [
          "s3:AbortMultipartUpload",
          "s3:DeleteObject",
          "s3:ListMultipartUploadParts",
          "s3:PutObject",
        ]
        Resource = "${aws_s3_bucket.scheduled_job_reports.arn}/*"
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

resource "aws_iam_role_policy" "scheduled_job_report_start" {
  name = "start"
  role = aws_iam_role.scheduled_job_report_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.scheduled_job_report.arn}:*"
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
        Resource = aws_ecr_repository.scheduled_job_report.arn
      },
    ]
  })
}

resource "aws_iam_role_policy" "scheduled_job_report_schedule" {
  name = "schedule"
  role = aws_iam_role.scheduled_job_report_schedule.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "StartJobs"
        Effect = "Allow"
        Action = "ecs:RunTask"
        Resource = [
          "arn:aws:ecs:eu-central-1:${data.aws_caller_identity.current.account_id}:task-definition/scheduled-job-aws-${var.environment}-scheduled-job-report",
          "arn:aws:ecs:eu-central-1:${data.aws_caller_identity.current.account_id}:task-definition/scheduled-job-aws-${var.environment}-scheduled-job-report:*",
        ]
        Condition = {
          ArnEquals = {
            "ecs:cluster" = aws_ecs_cluster.main.arn
          }
        }
      },
      {
        Sid    = "HandOnRoles"
        Effect = "Allow"
        Action = "iam:PassRole"
        Resource = [
          aws_iam_role.scheduled_job_report.arn,
          aws_iam_role.scheduled_job_report_start.arn,
        ]
        Condition = {
          StringEquals = {
            "iam:PassedToService" = "ecs-tasks.amazonaws.com"
          }
        }
      },
      {
        Sid      = "TagRuns"
        Effect   = "Allow"
        Action   = "ecs:TagResource"
        Resource = "arn:aws:ecs:eu-central-1:${data.aws_caller_identity.current.account_id}:task/${aws_ecs_cluster.main.name}/*"
        Condition = {
          StringEquals = {
            "ecs:CreateAction" = "RunTask"
          }
        }
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
