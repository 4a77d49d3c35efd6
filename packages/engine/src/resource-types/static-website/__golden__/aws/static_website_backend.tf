# component:default/static-website-backend
# owner: group:default/team-platform
# rule: services

locals {
  static_website_backend_tags = {
    entity = "component:default/static-website-backend"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "static_website_backend" {
  name        = "static-website-aws-${var.environment}-static-website-backend"
  description = "Container service static_website_backend"
  vpc_id      = aws_vpc.main.id
  tags        = local.static_website_backend_tags
}

resource "aws_vpc_security_group_egress_rule" "static_website_backend_to_s3" {
  security_group_id = aws_security_group.static_website_backend.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.static_website_backend_tags
}

resource "aws_vpc_security_group_egress_rule" "static_website_backend_to_endpoints" {
  security_group_id            = aws_security_group.static_website_backend.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.static_website_backend_tags
}

resource "aws_iam_role" "static_website_backend" {
  name = "static-website-aws-${var.environment}-static-website-backend"
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
  tags = local.static_website_backend_tags
}

resource "aws_iam_role" "static_website_backend_start" {
  name = "static-website-aws-${var.environment}-static-website-backend-start"
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
  tags = local.static_website_backend_tags
}

resource "aws_cloudwatch_log_group" "static_website_backend" {
  name              = "/aws/ecs/static-website-aws-${var.environment}-static-website-backend"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.static_website_backend_tags
}

resource "aws_ecr_repository" "static_website_backend" {
  name                 = "static-website-aws-${var.environment}-static-website-backend"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.static_website_backend_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "static_website_backend" {
  repository = aws_ecr_repository.static_website_backend.name
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

resource "aws_ecs_task_definition" "static_website_backend" {
  family                   = "static-website-aws-${var.environment}-static-website-backend"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.static_website_backend_cpu
  memory                   = var.static_website_backend_memory
  task_role_arn            = aws_iam_role.static_website_backend.arn
  execution_role_arn       = aws_iam_role.static_website_backend_start.arn
  container_definitions = jsonencode([
    {
      name                   = "static_website_backend"
      image                  = "${aws_ecr_repository.static_website_backend.repository_url}:${var.static_website_backend_image_tag}"
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
      ]
      secrets = []
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.static_website_backend.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.static_website_backend_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_acm_certificate" "static_website_backend" {
  domain_name       = var.static_website_backend_domain_name
  validation_method = "DNS"
  tags              = local.static_website_backend_tags

  options {
    certificate_transparency_logging_preference = "ENABLED"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "static_website_backend_certificate" {
  zone_id = data.aws_route53_zone.public.zone_id
  name    = tolist(aws_acm_certificate.static_website_backend.domain_validation_options)[0].resource_record_name
  type    = tolist(aws_acm_certificate.static_website_backend.domain_validation_options)[0].resource_record_type
  ttl     = 300
  records = [
    tolist(aws_acm_certificate.static_website_backend.domain_validation_options)[0].resource_record_value,
  ]
}

resource "aws_acm_certificate_validation" "static_website_backend" {
  certificate_arn         = aws_acm_certificate.static_website_backend.arn
  validation_record_fqdns = [aws_route53_record.static_website_backend_certificate.fqdn]
}

resource "aws_security_group" "static_website_backend_public" {
  name        = "static-website-aws-${var.environment}-static-website-backend-public"
  description = "Load balancer of static_website_backend"
  vpc_id      = aws_vpc.main.id
  tags        = local.static_website_backend_tags
}

resource "aws_vpc_security_group_ingress_rule" "static_website_backend_public" {
  security_group_id = aws_security_group.static_website_backend_public.id
  description       = "HTTPS from the internet"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"
  tags              = local.static_website_backend_tags
}

resource "aws_vpc_security_group_egress_rule" "static_website_backend_to_container" {
  security_group_id            = aws_security_group.static_website_backend_public.id
  referenced_security_group_id = aws_security_group.static_website_backend.id
  description                  = "Load balancer to container"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  tags                         = local.static_website_backend_tags
}

resource "aws_vpc_security_group_ingress_rule" "static_website_backend_to_container" {
  security_group_id            = aws_security_group.static_website_backend.id
  referenced_security_group_id = aws_security_group.static_website_backend_public.id
  description                  = "Load balancer to container"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  tags                         = local.static_website_backend_tags
}

# The catalog says that it is reached from the internet.
#trivy:ignore:AWS-0053
resource "aws_lb" "static_website_backend" {
  #checkov:skip=CKV2_AWS_28:A web application firewall is a choice of the organization.
  name                       = "static-${var.environment}-static-09a1ba"
  load_balancer_type         = "application"
  internal                   = false
  drop_invalid_header_fields = true
  enable_deletion_protection = true
  subnets                    = [aws_subnet.public_a.id, aws_subnet.public_b.id]
  security_groups            = [aws_security_group.static_website_backend_public.id]
  tags                       = local.static_website_backend_tags

  access_logs {
    enabled = true
    bucket  = aws_s3_bucket.logs.id
    prefix  = "load-balancers/static-website-backend"
  }

  depends_on = [aws_s3_bucket_policy.logs, aws_route.public_internet]
}

resource "aws_lb_target_group" "static_website_backend" {
  #checkov:skip=CKV_AWS_378:TLS ends at the load balancer; the path behind it is private.
  name                 = "static-${var.environment}-static-52491b"
  port                 = 8080
  protocol             = "HTTP"
  target_type          = "ip"
  vpc_id               = aws_vpc.main.id
  deregistration_delay = 30
  tags                 = local.static_website_backend_tags

  health_check {
    path    = "/"
    matcher = "200-399"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_listener" "static_website_backend" {
  load_balancer_arn = aws_lb.static_website_backend.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate_validation.static_website_backend.certificate_arn
  tags              = local.static_website_backend_tags

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.static_website_backend.arn
  }
}

resource "aws_route53_record" "static_website_backend" {
  zone_id = data.aws_route53_zone.public.zone_id
  name    = var.static_website_backend_domain_name
  type    = "A"

  alias {
    name                   = aws_lb.static_website_backend.dns_name
    zone_id                = aws_lb.static_website_backend.zone_id
    evaluate_target_health = true
  }
}

resource "aws_ecs_service" "static_website_backend" {
  name                              = "static-website-aws-${var.environment}-static-website-backend"
  cluster                           = aws_ecs_cluster.main.id
  task_definition                   = aws_ecs_task_definition.static_website_backend.arn
  desired_count                     = var.static_website_backend_min_replicas
  launch_type                       = "FARGATE"
  enable_execute_command            = false
  propagate_tags                    = "SERVICE"
  health_check_grace_period_seconds = 60
  tags                              = local.static_website_backend_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.static_website_backend.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "static-website-backend"

      client_alias {
        dns_name = "static-website-backend"
        port     = 8080
      }
    }
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.static_website_backend.arn
    container_name   = "static_website_backend"
    container_port   = 8080
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_iam_role_policy.static_website_backend_start,
    aws_lb_listener.static_website_backend,
  ]
}

resource "aws_appautoscaling_target" "static_website_backend" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.static_website_backend.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.static_website_backend_min_replicas
  max_capacity       = var.static_website_backend_max_replicas
  tags               = local.static_website_backend_tags
}

resource "aws_appautoscaling_policy" "static_website_backend" {
  name               = "static-website-aws-${var.environment}-static-website-backend-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.static_website_backend.service_namespace
  resource_id        = aws_appautoscaling_target.static_website_backend.resource_id
  scalable_dimension = aws_appautoscaling_target.static_website_backend.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_iam_role_policy" "static_website_backend_start" {
  name = "start"
  role = aws_iam_role.static_website_backend_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.static_website_backend.arn}:*"
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
        Resource = aws_ecr_repository.static_website_backend.arn
      },
    ]
  })
}
