# component:default/kubernetes-cluster-dashboard
# owner: group:default/team-platform
# rule: services

locals {
  kubernetes_cluster_dashboard_tags = {
    entity = "component:default/kubernetes-cluster-dashboard"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "kubernetes_cluster_dashboard" {
  name        = "kubernetes-cluster-aws-${var.environment}-kubernetes-cluster-dashboard"
  description = "Container service kubernetes_cluster_dashboard"
  vpc_id      = aws_vpc.main.id
  tags        = local.kubernetes_cluster_dashboard_tags
}

resource "aws_vpc_security_group_egress_rule" "kubernetes_cluster_dashboard_to_s3" {
  security_group_id = aws_security_group.kubernetes_cluster_dashboard.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.kubernetes_cluster_dashboard_tags
}

resource "aws_vpc_security_group_egress_rule" "kubernetes_cluster_dashboard_to_endpoints" {
  security_group_id            = aws_security_group.kubernetes_cluster_dashboard.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.kubernetes_cluster_dashboard_tags
}

resource "aws_iam_role" "kubernetes_cluster_dashboard" {
  name = "kubernetes-cluster-aws-${var.environment}-kubernetes-cluster-dashboard"
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
  tags = local.kubernetes_cluster_dashboard_tags
}

resource "aws_iam_role" "kubernetes_cluster_dashboard_start" {
  name = "kubernetes-cluster-aws-${var.environment}-kubernetes-cluster-dash-1298e4"
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
  tags = local.kubernetes_cluster_dashboard_tags
}

resource "aws_cloudwatch_log_group" "kubernetes_cluster_dashboard" {
  name              = "/aws/ecs/kubernetes-cluster-aws-${var.environment}-kubernetes-cluster-dashboard"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.kubernetes_cluster_dashboard_tags
}

resource "aws_ecr_repository" "kubernetes_cluster_dashboard" {
  name                 = "kubernetes-cluster-aws-${var.environment}-kubernetes-cluster-dashboard"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.kubernetes_cluster_dashboard_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "kubernetes_cluster_dashboard" {
  repository = aws_ecr_repository.kubernetes_cluster_dashboard.name
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

resource "aws_ecs_task_definition" "kubernetes_cluster_dashboard" {
  family                   = "kubernetes-cluster-aws-${var.environment}-kubernetes-cluster-dashboard"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.kubernetes_cluster_dashboard_cpu
  memory                   = var.kubernetes_cluster_dashboard_memory
  task_role_arn            = aws_iam_role.kubernetes_cluster_dashboard.arn
  execution_role_arn       = aws_iam_role.kubernetes_cluster_dashboard_start.arn
  container_definitions = jsonencode([
    {
      name                   = "kubernetes_cluster_dashboard"
      image                  = "${aws_ecr_repository.kubernetes_cluster_dashboard.repository_url}:${var.kubernetes_cluster_dashboard_image_tag}"
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
          name  = "KUBERNETES_CLUSTER_MAIN_ENDPOINT"
          value = aws_eks_cluster.kubernetes_cluster_main.endpoint
        },
        {
          name  = "KUBERNETES_CLUSTER_MAIN_NAME"
          value = aws_eks_cluster.kubernetes_cluster_main.name
        },
      ]
      secrets = []
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.kubernetes_cluster_dashboard.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.kubernetes_cluster_dashboard_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_ecs_service" "kubernetes_cluster_dashboard" {
  name                   = "kubernetes-cluster-aws-${var.environment}-kubernetes-cluster-dashboard"
  cluster                = aws_ecs_cluster.main.id
  task_definition        = aws_ecs_task_definition.kubernetes_cluster_dashboard.arn
  desired_count          = var.kubernetes_cluster_dashboard_min_replicas
  launch_type            = "FARGATE"
  enable_execute_command = false
  propagate_tags         = "SERVICE"
  tags                   = local.kubernetes_cluster_dashboard_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.kubernetes_cluster_dashboard.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "kubernetes-cluster-dashboard"

      client_alias {
        dns_name = "kubernetes-cluster-dashboard"
        port     = 8080
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_iam_role_policy.kubernetes_cluster_dashboard_start,
    aws_iam_role_policy.kubernetes_cluster_dashboard,
  ]
}

resource "aws_appautoscaling_target" "kubernetes_cluster_dashboard" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.kubernetes_cluster_dashboard.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.kubernetes_cluster_dashboard_min_replicas
  max_capacity       = var.kubernetes_cluster_dashboard_max_replicas
  tags               = local.kubernetes_cluster_dashboard_tags
}

resource "aws_appautoscaling_policy" "kubernetes_cluster_dashboard" {
  name               = "kubernetes-cluster-aws-${var.environment}-kubernetes-cluster-dashboard-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.kubernetes_cluster_dashboard.service_namespace
  resource_id        = aws_appautoscaling_target.kubernetes_cluster_dashboard.resource_id
  scalable_dimension = aws_appautoscaling_target.kubernetes_cluster_dashboard.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_vpc_security_group_egress_rule" "kubernetes_cluster_dashboard_to_kubernetes_cluster_main" {
  security_group_id            = aws_security_group.kubernetes_cluster_dashboard.id
  referenced_security_group_id = aws_eks_cluster.kubernetes_cluster_main.vpc_config[0].cluster_security_group_id
  description                  = "kubernetes_cluster_dashboard to kubernetes_cluster_main"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  tags                         = local.kubernetes_cluster_dashboard_tags
}

resource "aws_vpc_security_group_ingress_rule" "kubernetes_cluster_dashboard_to_kubernetes_cluster_main" {
  security_group_id            = aws_eks_cluster.kubernetes_cluster_main.vpc_config[0].cluster_security_group_id
  referenced_security_group_id = aws_security_group.kubernetes_cluster_dashboard.id
  description                  = "kubernetes_cluster_dashboard to kubernetes_cluster_main"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  tags                         = local.kubernetes_cluster_dashboard_tags
}

resource "aws_iam_role_policy" "kubernetes_cluster_dashboard" {
  name = "connections"
  role = aws_iam_role.kubernetes_cluster_dashboard.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "DescribeCluster"
        Effect   = "Allow"
        Action   = "eks:DescribeCluster"
        Resource = aws_eks_cluster.kubernetes_cluster_main.arn
      },
    ]
  })
}

resource "aws_iam_role_policy" "kubernetes_cluster_dashboard_start" {
  name = "start"
  role = aws_iam_role.kubernetes_cluster_dashboard_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.kubernetes_cluster_dashboard.arn}:*"
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
        Resource = aws_ecr_repository.kubernetes_cluster_dashboard.arn
      },
    ]
  })
}
