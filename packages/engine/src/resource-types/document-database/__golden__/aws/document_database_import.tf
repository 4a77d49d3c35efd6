# component:default/document-database-import
# owner: group:default/team-platform
# rule: services

locals {
  document_database_import_tags = {
    entity = "component:default/document-database-import"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "document_database_import" {
  name        = "document-database-aws-${var.environment}-document-database-import"
  description = "Container service document_database_import"
  vpc_id      = aws_vpc.main.id
  tags        = local.document_database_import_tags
}

resource "aws_vpc_security_group_egress_rule" "document_database_import_to_s3" {
  security_group_id = aws_security_group.document_database_import.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.document_database_import_tags
}

resource "aws_vpc_security_group_egress_rule" "document_database_import_to_endpoints" {
  security_group_id            = aws_security_group.document_database_import.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.document_database_import_tags
}

resource "aws_iam_role" "document_database_import" {
  name = "document-database-aws-${var.environment}-document-database-import"
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
  tags = local.document_database_import_tags
}

resource "aws_iam_role" "document_database_import_start" {
  name = "document-database-aws-${var.environment}-document-database-import-start"
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
  tags = local.document_database_import_tags
}

resource "aws_cloudwatch_log_group" "document_database_import" {
  name              = "/aws/ecs/document-database-aws-${var.environment}-document-database-import"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.document_database_import_tags
}

resource "aws_ecr_repository" "document_database_import" {
  name                 = "document-database-aws-${var.environment}-document-database-import"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.document_database_import_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "document_database_import" {
  repository = aws_ecr_repository.document_database_import.name
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

resource "aws_ecs_task_definition" "document_database_import" {
  family                   = "document-database-aws-${var.environment}-document-database-import"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.document_database_import_cpu
  memory                   = var.document_database_import_memory
  task_role_arn            = aws_iam_role.document_database_import.arn
  execution_role_arn       = aws_iam_role.document_database_import_start.arn
  container_definitions = jsonencode([
    {
      name                   = "document_database_import"
      image                  = "${aws_ecr_repository.document_database_import.repository_url}:${var.document_database_import_image_tag}"
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
          name  = "DOCUMENT_DATABASE_ORDERS_NAME"
          value = aws_dynamodb_table.document_database_orders.name
        },
      ]
      secrets = []
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.document_database_import.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.document_database_import_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "document_database_import" {
  name                   = "document-database-aws-${var.environment}-document-database-import"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.document_database_import.arn
  desired_count          = var.document_database_import_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.document_database_import_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.document_database_import.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "document-database-import"

      client_alias {
        dns_name = "document-database-import"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_iam_role_policy.document_database_import_start,
    aws_iam_role_policy.document_database_import,
  ]
}

resource "aws_appautoscaling_target" "document_database_import" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.document_database_import.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.document_database_import_min_replicas
  max_capacity       = var.document_database_import_max_replicas
  tags               = local.document_database_import_tags
}

resource "aws_appautoscaling_policy" "document_database_import" {
  name               = "document-database-aws-${var.environment}-document-database-import-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.document_database_import.service_namespace
  resource_id        = aws_appautoscaling_target.document_database_import.resource_id
  scalable_dimension = aws_appautoscaling_target.document_database_import.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_vpc_security_group_egress_rule" "document_database_import_to_dynamodb" {
  security_group_id = aws_security_group.document_database_import.id
  description       = "dynamodb through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.dynamodb.prefix_list_id
  tags              = local.document_database_import_tags
}

resource "aws_iam_role_policy" "document_database_import" {
  name = "connections"
  role = aws_iam_role.document_database_import.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "WriteDocuments"
        Effect = "Allow"
        Action = [
          "dynamodb:BatchWriteItem",
          "dynamodb:ConditionCheckItem",
          "dynamodb:DeleteItem",
          "dynamodb:DescribeTable",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
        ]
        Resource = aws_dynamodb_table.document_database_orders.arn
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

resource "aws_iam_role_policy" "document_database_import_start" {
  name = "start"
  role = aws_iam_role.document_database_import_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.document_database_import.arn}:*"
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
        Resource = aws_ecr_repository.document_database_import.arn
      },
    ]
  })
}
