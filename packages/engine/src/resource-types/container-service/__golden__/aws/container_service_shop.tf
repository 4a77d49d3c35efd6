# component:default/container-service-shop
# owner: group:default/team-platform
# rule: services

locals {
  container_service_shop_tags = {
    entity = "component:default/container-service-shop"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "container_service_shop" {
  name        = "container-service-aws-${var.environment}-container-service-shop"
  description = "Container service container_service_shop"
  vpc_id      = aws_vpc.main.id
  tags        = local.container_service_shop_tags
}

resource "aws_vpc_security_group_egress_rule" "container_service_shop_to_s3" {
  security_group_id = aws_security_group.container_service_shop.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.container_service_shop_tags
}

resource "aws_vpc_security_group_egress_rule" "container_service_shop_to_endpoints" {
  security_group_id            = aws_security_group.container_service_shop.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.container_service_shop_tags
}

resource "aws_iam_role" "container_service_shop" {
  name = "container-service-aws-${var.environment}-container-service-shop"
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
  tags = local.container_service_shop_tags
}

resource "aws_iam_role" "container_service_shop_start" {
  name = "container-service-aws-${var.environment}-container-service-shop-start"
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
  tags = local.container_service_shop_tags
}

resource "aws_cloudwatch_log_group" "container_service_shop" {
  name              = "/aws/ecs/container-service-aws-${var.environment}-container-service-shop"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.container_service_shop_tags
}

resource "aws_ecr_repository" "container_service_shop" {
  name                 = "container-service-aws-${var.environment}-container-service-shop"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.container_service_shop_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "container_service_shop" {
  repository = aws_ecr_repository.container_service_shop.name
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

resource "aws_ecs_task_definition" "container_service_shop" {
  family                   = "container-service-aws-${var.environment}-container-service-shop"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.container_service_shop_cpu
  memory                   = var.container_service_shop_memory
  task_role_arn            = aws_iam_role.container_service_shop.arn
  execution_role_arn       = aws_iam_role.container_service_shop_start.arn
  container_definitions = jsonencode([
    {
      name                   = "container_service_shop"
      image                  = "${aws_ecr_repository.container_service_shop.repository_url}:${var.container_service_shop_image_tag}"
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
          name  = "CONTAINER_SERVICE_PRICES_URL"
          value = "http://container-service-prices:8080"
        },
      ]
      secrets = []
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.container_service_shop.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.container_service_shop_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_acm_certificate" "container_service_shop" {
  domain_name       = var.container_service_shop_domain_name
  validation_method = "DNS"
  tags              = local.container_service_shop_tags

  options {
    certificate_transparency_logging_preference = "ENABLED"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "container_service_shop_certificate" {
  zone_id = data.aws_route53_zone.public.zone_id
  name    = tolist(aws_acm_certificate.container_service_shop.domain_validation_options)[0].resource_record_name
  type    = tolist(aws_acm_certificate.container_service_shop.domain_validation_options)[0].resource_record_type
  ttl     = 300
  records = [
    tolist(aws_acm_certificate.container_service_shop.domain_validation_options)[0].resource_record_value,
  ]
}

resource "aws_acm_certificate_validation" "container_service_shop" {
  certificate_arn         = aws_acm_certificate.container_service_shop.arn
  validation_record_fqdns = [aws_route53_record.container_service_shop_certificate.fqdn]
}

resource "aws_security_group" "container_service_shop_public" {
  name        = "container-service-aws-${var.environment}-container-service-shop-public"
  description = "Load balancer of container_service_shop"
  vpc_id      = aws_vpc.main.id
  tags        = local.container_service_shop_tags
}

resource "aws_vpc_security_group_ingress_rule" "container_service_shop_public" {
  security_group_id = aws_security_group.container_service_shop_public.id
  description       = "HTTPS from the internet"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"
  tags              = local.container_service_shop_tags
}

resource "aws_vpc_security_group_egress_rule" "container_service_shop_to_container" {
  security_group_id            = aws_security_group.container_service_shop_public.id
  referenced_security_group_id = aws_security_group.container_service_shop.id
  description                  = "Load balancer to container"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  tags                         = local.container_service_shop_tags
}

resource "aws_vpc_security_group_ingress_rule" "container_service_shop_to_container" {
  security_group_id            = aws_security_group.container_service_shop.id
  referenced_security_group_id = aws_security_group.container_service_shop_public.id
  description                  = "Load balancer to container"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  tags                         = local.container_service_shop_tags
}

# The catalog says that it is reached from the internet.
#trivy:ignore:AWS-0053
resource "aws_lb" "container_service_shop" {
  #checkov:skip=CKV2_AWS_28:A web application firewall is a choice of the organization.
  name                       = "contai-${var.environment}-contain-57cef2"
  load_balancer_type         = "application"
  internal                   = false
  drop_invalid_header_fields = true
  enable_deletion_protection = true
  subnets                    = [aws_subnet.public_a.id, aws_subnet.public_b.id]
  security_groups            = [aws_security_group.container_service_shop_public.id]
  tags                       = local.container_service_shop_tags

  access_logs {
    enabled = true
    bucket  = aws_s3_bucket.logs.id
    prefix  = "load-balancers/container-service-shop"
  }

  depends_on = [aws_s3_bucket_policy.logs, aws_route.public_internet]
}

resource "aws_lb_target_group" "container_service_shop" {
  #checkov:skip=CKV_AWS_378:TLS ends at the load balancer; the path behind it is private.
  name                 = "contai-${var.environment}-contain-c554e3"
  port                 = 8080
  protocol             = "HTTP"
  target_type          = "ip"
  vpc_id               = aws_vpc.main.id
  deregistration_delay = 30
  tags                 = local.container_service_shop_tags

  health_check {
    path    = "/health"
    matcher = "200-399"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_listener" "container_service_shop" {
  load_balancer_arn = aws_lb.container_service_shop.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate_validation.container_service_shop.certificate_arn
  tags              = local.container_service_shop_tags

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.container_service_shop.arn
  }
}

resource "aws_route53_record" "container_service_shop" {
  zone_id = data.aws_route53_zone.public.zone_id
  name    = var.container_service_shop_domain_name
  type    = "A"

  alias {
    name                   = aws_lb.container_service_shop.dns_name
    zone_id                = aws_lb.container_service_shop.zone_id
    evaluate_target_health = true
  }
}

resource "aws_ecs_service" "container_service_shop" {
  name                              = "container-service-aws-${var.environment}-container-service-shop"
  cluster                           = aws_ecs_cluster.main.id
  task_definition                   = aws_ecs_task_definition.container_service_shop.arn
  desired_count                     = var.container_service_shop_min_replicas
  launch_type                       = "FARGATE"
  enable_execute_command            = false
  propagate_tags                    = "SERVICE"
  health_check_grace_period_seconds = 60
  tags                              = local.container_service_shop_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.container_service_shop.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "container-service-shop"

      client_alias {
        dns_name = "container-service-shop"
        port     = 8080
      }
    }
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.container_service_shop.arn
    container_name   = "container_service_shop"
    container_port   = 8080
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_iam_role_policy.container_service_shop_start,
    aws_lb_listener.container_service_shop,
    aws_ecs_service.container_service_prices,
  ]
}

resource "aws_appautoscaling_target" "container_service_shop" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.container_service_shop.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.container_service_shop_min_replicas
  max_capacity       = var.container_service_shop_max_replicas
  tags               = local.container_service_shop_tags
}

resource "aws_appautoscaling_policy" "container_service_shop" {
  name               = "container-service-aws-${var.environment}-container-service-shop-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.container_service_shop.service_namespace
  resource_id        = aws_appautoscaling_target.container_service_shop.resource_id
  scalable_dimension = aws_appautoscaling_target.container_service_shop.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_vpc_security_group_egress_rule" "container_service_shop_to_container_service_prices" {
  security_group_id            = aws_security_group.container_service_shop.id
  referenced_security_group_id = aws_security_group.container_service_prices.id
  description                  = "container_service_shop to container_service_prices"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  tags                         = local.container_service_shop_tags
}

resource "aws_vpc_security_group_ingress_rule" "container_service_shop_to_container_service_prices" {
  security_group_id            = aws_security_group.container_service_prices.id
  referenced_security_group_id = aws_security_group.container_service_shop.id
  description                  = "container_service_shop to container_service_prices"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  tags                         = local.container_service_shop_tags
}

resource "aws_iam_role_policy" "container_service_shop_start" {
  name = "start"
  role = aws_iam_role.container_service_shop_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.container_service_shop.arn}:*"
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
        Resource = aws_ecr_repository.container_service_shop.arn
      },
    ]
  })
}
