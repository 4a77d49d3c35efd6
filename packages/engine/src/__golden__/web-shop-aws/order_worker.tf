# component:default/order-worker
# owner: group:default/shop-team
# rule: services

locals {
  order_worker_tags = {
    entity = "component:default/order-worker"
    owner  = "group:default/shop-team"
  }
}

resource "aws_security_group" "order_worker" {
  name        = "web-shop-aws-${var.environment}-order-worker"
  description = "Container service order_worker"
  vpc_id      = aws_vpc.main.id
  tags        = local.order_worker_tags
}

resource "aws_vpc_security_group_egress_rule" "order_worker_to_s3" {
  security_group_id = aws_security_group.order_worker.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.order_worker_tags
}

resource "aws_vpc_security_group_egress_rule" "order_worker_to_endpoints" {
  security_group_id            = aws_security_group.order_worker.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.order_worker_tags
}

resource "aws_iam_role" "order_worker" {
  name = "web-shop-aws-${var.environment}-order-worker"
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
  tags = local.order_worker_tags
}

resource "aws_iam_role" "order_worker_start" {
  name = "web-shop-aws-${var.environment}-order-worker-start"
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
  tags = local.order_worker_tags
}

resource "aws_cloudwatch_log_group" "order_worker" {
  name              = "/aws/ecs/web-shop-aws-${var.environment}-order-worker"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.order_worker_tags
}

resource "aws_ecr_repository" "order_worker" {
  name                 = "web-shop-aws-${var.environment}-order-worker"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.order_worker_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "order_worker" {
  repository = aws_ecr_repository.order_worker.name
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

resource "aws_ecs_task_definition" "order_worker" {
  family                   = "web-shop-aws-${var.environment}-order-worker"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.order_worker_cpu
  memory                   = var.order_worker_memory
  task_role_arn            = aws_iam_role.order_worker.arn
  execution_role_arn       = aws_iam_role.order_worker_start.arn
  container_definitions = jsonencode([
    {
      name                   = "order_worker"
      image                  = "${aws_ecr_repository.order_worker.repository_url}:${var.order_worker_image_tag}"
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
          name  = "ORDERS_DB_HOST"
          value = aws_db_instance.orders_db.address
        },
        {
          name  = "ORDERS_DB_LOGIN_ARN"
          value = aws_db_instance.orders_db.master_user_secret[0].secret_arn
        },
        {
          name  = "ORDERS_DB_NAME"
          value = "orders_db"
        },
        {
          name  = "ORDERS_DB_PORT"
          value = "5432"
        },
        {
          name  = "ORDERS_QUEUE_URL"
          value = aws_sqs_queue.orders_queue.url
        },
      ]
      secrets = [
        {
          name      = "CARRIER_API_KEY_VALUE"
          valueFrom = aws_secretsmanager_secret.carrier_api_key.arn
        },
        {
          name      = "ORDERS_DB_PASSWORD"
          valueFrom = "${aws_db_instance.orders_db.master_user_secret[0].secret_arn}:password::"
        },
        {
          name      = "ORDERS_DB_USER"
          valueFrom = "${aws_db_instance.orders_db.master_user_secret[0].secret_arn}:username::"
        },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.order_worker.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.order_worker_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "order_worker" {
  name                   = "web-shop-aws-${var.environment}-order-worker"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.order_worker.arn
  desired_count          = 2
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.order_worker_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.order_worker.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "order-worker"

      client_alias {
        dns_name = "order-worker"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [aws_iam_role_policy.order_worker_start, aws_iam_role_policy.order_worker]
}

resource "aws_appautoscaling_target" "order_worker" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.order_worker.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = 2
  max_capacity       = 6
  tags               = local.order_worker_tags
}

resource "aws_appautoscaling_policy" "order_worker" {
  name               = "web-shop-aws-${var.environment}-order-worker-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.order_worker.service_namespace
  resource_id        = aws_appautoscaling_target.order_worker.resource_id
  scalable_dimension = aws_appautoscaling_target.order_worker.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_vpc_security_group_egress_rule" "order_worker_to_orders_db" {
  security_group_id            = aws_security_group.order_worker.id
  referenced_security_group_id = aws_security_group.orders_db.id
  description                  = "order_worker to orders_db"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  tags                         = local.order_worker_tags
}

resource "aws_vpc_security_group_ingress_rule" "order_worker_to_orders_db" {
  security_group_id            = aws_security_group.orders_db.id
  referenced_security_group_id = aws_security_group.order_worker.id
  description                  = "order_worker to orders_db"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  tags                         = local.order_worker_tags
}

resource "aws_iam_role_policy" "order_worker" {
  name = "connections"
  role = aws_iam_role.order_worker.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ReadLogin"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_db_instance.orders_db.master_user_secret[0].secret_arn
      },
      {
        Sid      = "DecryptData"
        Effect   = "Allow"
        Action   = "kms:Decrypt"
        Resource = aws_kms_key.main.arn
      },
      {
        Sid    = "ReceiveMessages"
        Effect = "Allow"
        Action = [
          "sqs:ReceiveMessage",
          "sqs:DeleteMessage",
          "sqs:ChangeMessageVisibility",
          "sqs:GetQueueUrl",
          "sqs:GetQueueAttributes",
        ]
        Resource = aws_sqs_queue.orders_queue.arn
      },
    ]
  })
}

resource "aws_iam_role_policy" "order_worker_start" {
  name = "start"
  role = aws_iam_role.order_worker_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.order_worker.arn}:*"
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
        Resource = aws_ecr_repository.order_worker.arn
      },
      {
        Sid    = "ReadSecrets"
        Effect = "Allow"
        Action = "secretsmanager:GetSecretValue"
        Resource = [
          aws_secretsmanager_secret.carrier_api_key.arn,
          aws_db_instance.orders_db.master_user_secret[0].secret_arn,
        ]
      },
      {
        Sid      = "DecryptSecrets"
        Effect   = "Allow"
        Action   = "kms:Decrypt"
        Resource = aws_kms_key.main.arn
      },
    ]
  })
}
