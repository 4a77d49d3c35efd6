# component:default/data-warehouse-loader
# owner: group:default/team-platform
# rule: services

locals {
  data_warehouse_loader_tags = {
    entity = "component:default/data-warehouse-loader"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "data_warehouse_loader" {
  name        = "data-warehouse-aws-${var.environment}-data-warehouse-loader"
  description = "Container service data_warehouse_loader"
  vpc_id      = aws_vpc.main.id
  tags        = local.data_warehouse_loader_tags
}

resource "aws_vpc_security_group_egress_rule" "data_warehouse_loader_to_s3" {
  security_group_id = aws_security_group.data_warehouse_loader.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.data_warehouse_loader_tags
}

resource "aws_vpc_security_group_egress_rule" "data_warehouse_loader_to_endpoints" {
  security_group_id            = aws_security_group.data_warehouse_loader.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.data_warehouse_loader_tags
}

resource "aws_iam_role" "data_warehouse_loader" {
  name = "data-warehouse-aws-${var.environment}-data-warehouse-loader"
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
  tags = local.data_warehouse_loader_tags
}

resource "aws_iam_role" "data_warehouse_loader_start" {
  name = "data-warehouse-aws-${var.environment}-data-warehouse-loader-start"
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
  tags = local.data_warehouse_loader_tags
}

resource "aws_cloudwatch_log_group" "data_warehouse_loader" {
  name              = "/aws/ecs/data-warehouse-aws-${var.environment}-data-warehouse-loader"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.data_warehouse_loader_tags
}

resource "aws_ecr_repository" "data_warehouse_loader" {
  name                 = "data-warehouse-aws-${var.environment}-data-warehouse-loader"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.data_warehouse_loader_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "data_warehouse_loader" {
  repository = aws_ecr_repository.data_warehouse_loader.name
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

resource "aws_ecs_task_definition" "data_warehouse_loader" {
  family                   = "data-warehouse-aws-${var.environment}-data-warehouse-loader"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.data_warehouse_loader_cpu
  memory                   = var.data_warehouse_loader_memory
  task_role_arn            = aws_iam_role.data_warehouse_loader.arn
  execution_role_arn       = aws_iam_role.data_warehouse_loader_start.arn
  container_definitions = jsonencode([
    {
      name                   = "data_warehouse_loader"
      image                  = "${aws_ecr_repository.data_warehouse_loader.repository_url}:${var.data_warehouse_loader_image_tag}"
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
          name  = "DATA_WAREHOUSE_SALES_HOST"
          value = aws_redshiftserverless_workgroup.data_warehouse_sales.endpoint[0].address
        },
        {
          name  = "DATA_WAREHOUSE_SALES_NAME"
          value = "data_warehouse_sales"
        },
        {
          name  = "DATA_WAREHOUSE_SALES_PORT"
          value = "5439"
        },
        {
          name  = "DATA_WAREHOUSE_SALES_WORKGROUP"
          value = aws_redshiftserverless_workgroup.data_warehouse_sales.workgroup_name
        },
      ]
      secrets = []
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.data_warehouse_loader.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.data_warehouse_loader_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "data_warehouse_loader" {
  name                   = "data-warehouse-aws-${var.environment}-data-warehouse-loader"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.data_warehouse_loader.arn
  desired_count          = var.data_warehouse_loader_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.data_warehouse_loader_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.data_warehouse_loader.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "data-warehouse-loader"

      client_alias {
        dns_name = "data-warehouse-loader"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_iam_role_policy.data_warehouse_loader_start,
    aws_iam_role_policy.data_warehouse_loader,
  ]
}

resource "aws_appautoscaling_target" "data_warehouse_loader" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.data_warehouse_loader.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.data_warehouse_loader_min_replicas
  max_capacity       = var.data_warehouse_loader_max_replicas
  tags               = local.data_warehouse_loader_tags
}

resource "aws_appautoscaling_policy" "data_warehouse_loader" {
  name               = "data-warehouse-aws-${var.environment}-data-warehouse-loader-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.data_warehouse_loader.service_namespace
  resource_id        = aws_appautoscaling_target.data_warehouse_loader.resource_id
  scalable_dimension = aws_appautoscaling_target.data_warehouse_loader.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_vpc_security_group_egress_rule" "data_warehouse_loader_to_data_warehouse_sales" {
  security_group_id            = aws_security_group.data_warehouse_loader.id
  referenced_security_group_id = aws_security_group.data_warehouse_sales.id
  description                  = "data_warehouse_loader to data_warehouse_sales"
  ip_protocol                  = "tcp"
  from_port                    = 5439
  to_port                      = 5439
  tags                         = local.data_warehouse_loader_tags
}

resource "aws_vpc_security_group_ingress_rule" "data_warehouse_loader_to_data_warehouse_sales" {
  security_group_id            = aws_security_group.data_warehouse_sales.id
  referenced_security_group_id = aws_security_group.data_warehouse_loader.id
  description                  = "data_warehouse_loader to data_warehouse_sales"
  ip_protocol                  = "tcp"
  from_port                    = 5439
  to_port                      = 5439
  tags                         = local.data_warehouse_loader_tags
}

resource "aws_iam_role_policy" "data_warehouse_loader" {
  name = "connections"
  role = aws_iam_role.data_warehouse_loader.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "SignInToWarehouse"
        Effect   = "Allow"
        Action   = "redshift-serverless:GetCredentials"
        Resource = aws_redshiftserverless_workgroup.data_warehouse_sales.arn
      },
      {
        Sid      = "RunStatements"
        Effect   = "Allow"
        Action   = ["redshift-data:BatchExecuteStatement", "redshift-data:ExecuteStatement"]
        Resource = aws_redshiftserverless_workgroup.data_warehouse_sales.arn
      },
      {
        Sid    = "FollowOwnStatements"
        Effect = "Allow"
        Action = [
          "redshift-data:CancelStatement",
          "redshift-data:DescribeStatement",
          "redshift-data:GetStatementResult",
        ]
        Resource = "*"
        Condition = {
          StringEquals = {
            "redshift-data:statement-owner-iam-userid" = "$${aws:userid}"
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "data_warehouse_loader_start" {
  name = "start"
  role = aws_iam_role.data_warehouse_loader_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.data_warehouse_loader.arn}:*"
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
        Resource = aws_ecr_repository.data_warehouse_loader.arn
      },
    ]
  })
}
