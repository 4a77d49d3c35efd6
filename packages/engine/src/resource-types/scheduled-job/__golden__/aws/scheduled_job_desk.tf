# component:default/scheduled-job-desk
# owner: group:default/team-platform
# rule: services

locals {
  scheduled_job_desk_tags = {
    entity = "component:default/scheduled-job-desk"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "scheduled_job_desk" {
  name        = "scheduled-job-aws-${var.environment}-scheduled-job-desk"
  description = "Container service scheduled_job_desk"
  vpc_id      = aws_vpc.main.id
  tags        = local.scheduled_job_desk_tags
}

resource "aws_vpc_security_group_egress_rule" "scheduled_job_desk_to_s3" {
  security_group_id = aws_security_group.scheduled_job_desk.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.scheduled_job_desk_tags
}

resource "aws_vpc_security_group_egress_rule" "scheduled_job_desk_to_endpoints" {
  security_group_id            = aws_security_group.scheduled_job_desk.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.scheduled_job_desk_tags
}

resource "aws_iam_role" "scheduled_job_desk" {
  name = "scheduled-job-aws-${var.environment}-scheduled-job-desk"
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
  tags = local.scheduled_job_desk_tags
}

resource "aws_iam_role" "scheduled_job_desk_start" {
  name = "scheduled-job-aws-${var.environment}-scheduled-job-desk-start"
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
  tags = local.scheduled_job_desk_tags
}

resource "aws_cloudwatch_log_group" "scheduled_job_desk" {
  name              = "/aws/ecs/scheduled-job-aws-${var.environment}-scheduled-job-desk"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.scheduled_job_desk_tags
}

resource "aws_ecr_repository" "scheduled_job_desk" {
  name                 = "scheduled-job-aws-${var.environment}-scheduled-job-desk"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.scheduled_job_desk_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "scheduled_job_desk" {
  repository = aws_ecr_repository.scheduled_job_desk.name
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

resource "aws_ecs_task_definition" "scheduled_job_desk" {
  family                   = "scheduled-job-aws-${var.environment}-scheduled-job-desk"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.scheduled_job_desk_cpu
  memory                   = var.scheduled_job_desk_memory
  task_role_arn            = aws_iam_role.scheduled_job_desk.arn
  execution_role_arn       = aws_iam_role.scheduled_job_desk_start.arn
  container_definitions = jsonencode([
    {
      name                   = "scheduled_job_desk"
      image                  = "${aws_ecr_repository.scheduled_job_desk.repository_url}:${var.scheduled_job_desk_image_tag}"
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
          name  = "SCHEDULED_JOB_REPORT_CLUSTER"
          value = aws_ecs_cluster.main.arn
        },
        {
          name  = "SCHEDULED_JOB_REPORT_CONTAINER"
          value = "scheduled_job_report"
        },
        {
          name  = "SCHEDULED_JOB_REPORT_SECURITY_GROUP"
          value = aws_security_group.scheduled_job_report.id
        },
        {
          name  = "SCHEDULED_JOB_REPORT_SUBNETS"
          value = join(",", [aws_subnet.private_a.id, aws_subnet.private_b.id])
        },
        {
          name  = "SCHEDULED_JOB_REPORT_TASK_DEFINITION"
          value = "arn:aws:ecs:eu-central-1:${data.aws_caller_identity.current.account_id}:task-definition/scheduled-job-aws-${var.environment}-scheduled-job-report"
        },
      ]
      secrets = []
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.scheduled_job_desk.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.scheduled_job_desk_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "scheduled_job_desk" {
  name                   = "scheduled-job-aws-${var.environment}-scheduled-job-desk"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.scheduled_job_desk.arn
  desired_count          = var.scheduled_job_desk_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.scheduled_job_desk_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.scheduled_job_desk.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "scheduled-job-desk"

      client_alias {
        dns_name = "scheduled-job-desk"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_iam_role_policy.scheduled_job_desk_start,
    aws_iam_role_policy.scheduled_job_desk,
  ]
}

resource "aws_appautoscaling_target" "scheduled_job_desk" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.scheduled_job_desk.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.scheduled_job_desk_min_replicas
  max_capacity       = var.scheduled_job_desk_max_replicas
  tags               = local.scheduled_job_desk_tags
}

resource "aws_appautoscaling_policy" "scheduled_job_desk" {
  name               = "scheduled-job-aws-${var.environment}-scheduled-job-desk-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.scheduled_job_desk.service_namespace
  resource_id        = aws_appautoscaling_target.scheduled_job_desk.resource_id
  scalable_dimension = aws_appautoscaling_target.scheduled_job_desk.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_iam_role_policy" "scheduled_job_desk" {
  name = "connections"
  role = aws_iam_role.scheduled_job_desk.id
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
    ]
  })
}

resource "aws_iam_role_policy" "scheduled_job_desk_start" {
  name = "start"
  role = aws_iam_role.scheduled_job_desk_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.scheduled_job_desk.arn}:*"
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
        Resource = aws_ecr_repository.scheduled_job_desk.arn
      },
    ]
  })
}
