# component:default/search-importer
# owner: group:default/team-platform
# rule: services

locals {
  search_importer_tags = {
    entity = "component:default/search-importer"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "search_importer" {
  name        = "search-aws-${var.environment}-search-importer"
  description = "Container service search_importer"
  vpc_id      = aws_vpc.main.id
  tags        = local.search_importer_tags
}

resource "aws_vpc_security_group_egress_rule" "search_importer_to_s3" {
  security_group_id = aws_security_group.search_importer.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.search_importer_tags
}

resource "aws_vpc_security_group_egress_rule" "search_importer_to_endpoints" {
  security_group_id            = aws_security_group.search_importer.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.search_importer_tags
}

resource "aws_iam_role" "search_importer" {
  name = "search-aws-${var.environment}-search-importer"
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
  tags = local.search_importer_tags
}

resource "aws_iam_role" "search_importer_start" {
  name = "search-aws-${var.environment}-search-importer-start"
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
  tags = local.search_importer_tags
}

resource "aws_cloudwatch_log_group" "search_importer" {
  name              = "/aws/ecs/search-aws-${var.environment}-search-importer"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.search_importer_tags
}

resource "aws_ecr_repository" "search_importer" {
  name                 = "search-aws-${var.environment}-search-importer"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.search_importer_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "search_importer" {
  repository = aws_ecr_repository.search_importer.name
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

resource "aws_ecs_task_definition" "search_importer" {
  family                   = "search-aws-${var.environment}-search-importer"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.search_importer_cpu
  memory                   = var.search_importer_memory
  task_role_arn            = aws_iam_role.search_importer.arn
  execution_role_arn       = aws_iam_role.search_importer_start.arn
  container_definitions = jsonencode([
    {
      name                   = "search_importer"
      image                  = "${aws_ecr_repository.search_importer.repository_url}:${var.search_importer_image_tag}"
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
          name  = "SEARCH_PRODUCTS_HOST"
          value = aws_opensearch_domain.search_products.endpoint
        },
        {
          name  = "SEARCH_PRODUCTS_PORT"
          value = "443"
        },
        {
          name  = "SEARCH_PRODUCTS_URL"
          value = "https://${aws_opensearch_domain.search_products.endpoint}"
        },
      ]
      secrets = []
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.search_importer.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.search_importer_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "search_importer" {
  name                   = "search-aws-${var.environment}-search-importer"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.search_importer.arn
  desired_count          = var.search_importer_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.search_importer_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.search_importer.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "search-importer"

      client_alias {
        dns_name = "search-importer"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [aws_iam_role_policy.search_importer_start, aws_iam_role_policy.search_importer]
}

resource "aws_appautoscaling_target" "search_importer" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.search_importer.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.search_importer_min_replicas
  max_capacity       = var.search_importer_max_replicas
  tags               = local.search_importer_tags
}

resource "aws_appautoscaling_policy" "search_importer" {
  name               = "search-aws-${var.environment}-search-importer-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.search_importer.service_namespace
  resource_id        = aws_appautoscaling_target.search_importer.resource_id
  scalable_dimension = aws_appautoscaling_target.search_importer.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_vpc_security_group_egress_rule" "search_importer_to_search_products" {
  security_group_id            = aws_security_group.search_importer.id
  referenced_security_group_id = aws_security_group.search_products.id
  description                  = "search_importer to search_products"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  tags                         = local.search_importer_tags
}

resource "aws_vpc_security_group_ingress_rule" "search_importer_to_search_products" {
  security_group_id            = aws_security_group.search_products.id
  referenced_security_group_id = aws_security_group.search_importer.id
  description                  = "search_importer to search_products"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  tags                         = local.search_importer_tags
}

resource "aws_iam_role_policy" "search_importer" {
  name = "connections"
  role = aws_iam_role.search_importer.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ReadIndexes"
        Effect   = "Allow"
        Action   = ["es:ESHttpGet", "es:ESHttpHead"]
        Resource = "${aws_opensearch_domain.search_products.arn}/*"
      },
      {
        Sid    = "Search"
        Effect = "Allow"
        Action = "es:ESHttpPost"
        Resource = [
          "${aws_opensearch_domain.search_products.arn}/_search",
          "${aws_opensearch_domain.search_products.arn}/*/_search",
          "${aws_opensearch_domain.search_products.arn}/_msearch",
          "${aws_opensearch_domain.search_products.arn}/*/_msearch",
          "${aws_opensearch_domain.search_products.arn}/_count",
          "${aws_opensearch_domain.search_products.arn}/*/_count",
          "${aws_opensearch_domain.search_products.arn}/_mget",
          "${aws_opensearch_domain.search_products.arn}/*/_mget",
        ]
      },
      {
        Sid    = "WriteDocuments"
        Effect = "Allow"
        Action = ["es:ESHttpPost", "es:ESHttpPut"]
        Resource = [
          "${aws_opensearch_domain.search_products.arn}/_bulk",
          "${aws_opensearch_domain.search_products.arn}/*/_bulk",
          "${aws_opensearch_domain.search_products.arn}/*/_create/*",
          "${aws_opensearch_domain.search_products.arn}/*/_delete_by_query",
          "${aws_opensearch_domain.search_products.arn}/*/_doc",
          "${aws_opensearch_domain.search_products.arn}/*/_doc/*",
          "${aws_opensearch_domain.search_products.arn}/*/_update/*",
          "${aws_opensearch_domain.search_products.arn}/*/_update_by_query",
        ]
      },
      {
        Sid      = "DeleteDocuments"
        Effect   = "Allow"
        Action   = "es:ESHttpDelete"
        Resource = "${aws_opensearch_domain.search_products.arn}/*/_doc/*"
      },
    ]
  })
}

resource "aws_iam_role_policy" "search_importer_start" {
  name = "start"
  role = aws_iam_role.search_importer_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.search_importer.arn}:*"
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
        Resource = aws_ecr_repository.search_importer.arn
      },
    ]
  })
}
