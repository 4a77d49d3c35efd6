# component:default/catalog-service
# owner: group:default/shop-team
# rule: services

locals {
  catalog_service_tags = {
    entity = "component:default/catalog-service"
    owner  = "group:default/shop-team"
  }
}

resource "aws_security_group" "catalog_service" {
  name        = "web-shop-aws-${var.environment}-catalog-service"
  description = "Container service catalog_service"
  vpc_id      = aws_vpc.main.id
  tags        = local.catalog_service_tags
}

resource "aws_vpc_security_group_egress_rule" "catalog_service_to_s3" {
  security_group_id = aws_security_group.catalog_service.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.catalog_service_tags
}

resource "aws_vpc_security_group_egress_rule" "catalog_service_to_endpoints" {
  security_group_id            = aws_security_group.catalog_service.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.catalog_service_tags
}

resource "aws_iam_role" "catalog_service" {
  name = "web-shop-aws-${var.environment}-catalog-service"
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
  tags = local.catalog_service_tags
}

resource "aws_iam_role" "catalog_service_start" {
  name = "web-shop-aws-${var.environment}-catalog-service-start"
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
  tags = local.catalog_service_tags
}

resource "aws_cloudwatch_log_group" "catalog_service" {
  name              = "/aws/ecs/web-shop-aws-${var.environment}-catalog-service"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.catalog_service_tags
}

resource "aws_ecr_repository" "catalog_service" {
  name                 = "web-shop-aws-${var.environment}-catalog-service"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.catalog_service_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "catalog_service" {
  repository = aws_ecr_repository.catalog_service.name
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

resource "aws_ecs_task_definition" "catalog_service" {
  family                   = "web-shop-aws-${var.environment}-catalog-service"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.catalog_service_cpu
  memory                   = var.catalog_service_memory
  task_role_arn            = aws_iam_role.catalog_service.arn
  execution_role_arn       = aws_iam_role.catalog_service_start.arn
  container_definitions = jsonencode([
    {
      name                   = "catalog_service"
      image                  = "${aws_ecr_repository.catalog_service.repository_url}:${var.catalog_service_image_tag}"
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
          name  = "CATALOG_CACHE_HOST"
          value = aws_elasticache_replication_group.catalog_cache.primary_endpoint_address
        },
        {
          name  = "CATALOG_CACHE_NAME"
          value = aws_elasticache_replication_group.catalog_cache.replication_group_id
        },
        {
          name  = "CATALOG_CACHE_PORT"
          value = "6379"
        },
        {
          name  = "CATALOG_CACHE_TLS"
          value = "true"
        },
        {
          name  = "CATALOG_CACHE_URL"
          value = "rediss://${aws_elasticache_replication_group.catalog_cache.primary_endpoint_address}:6379"
        },
        {
          name  = "CATALOG_CACHE_USER"
          value = aws_elasticache_user.catalog_cache_writer.user_name
        },
        {
          name  = "CATALOG_DB_HOST"
          value = aws_db_instance.catalog_db.address
        },
        {
          name  = "CATALOG_DB_LOGIN_ARN"
          value = aws_db_instance.catalog_db.master_user_secret[0].secret_arn
        },
        {
          name  = "CATALOG_DB_NAME"
          value = "catalog_db"
        },
        {
          name  = "CATALOG_DB_PORT"
          value = "5432"
        },
        {
          name  = "PRODUCT_MEDIA_NAME"
          value = aws_s3_bucket.product_media.bucket
        },
        {
          name  = "PRODUCT_MEDIA_REGION"
          value = "eu-central-1"
        },
      ]
      secrets = [
        {
          name      = "CATALOG_DB_PASSWORD"
          valueFrom = "${aws_db_instance.catalog_db.master_user_secret[0].secret_arn}:password::"
        },
        {
          name      = "CATALOG_DB_USER"
          valueFrom = "${aws_db_instance.catalog_db.master_user_secret[0].secret_arn}:username::"
        },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.catalog_service.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.catalog_service_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_acm_certificate" "catalog_service" {
  domain_name       = var.catalog_service_domain_name
  validation_method = "DNS"
  tags              = local.catalog_service_tags

  options {
    certificate_transparency_logging_preference = "ENABLED"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "catalog_service_certificate" {
  zone_id = data.aws_route53_zone.public.zone_id
  name    = tolist(aws_acm_certificate.catalog_service.domain_validation_options)[0].resource_record_name
  type    = tolist(aws_acm_certificate.catalog_service.domain_validation_options)[0].resource_record_type
  ttl     = 300
  records = [
    tolist(aws_acm_certificate.catalog_service.domain_validation_options)[0].resource_record_value,
  ]
}

resource "aws_acm_certificate_validation" "catalog_service" {
  certificate_arn         = aws_acm_certificate.catalog_service.arn
  validation_record_fqdns = [aws_route53_record.catalog_service_certificate.fqdn]
}

resource "aws_security_group" "catalog_service_public" {
  name        = "web-shop-aws-${var.environment}-catalog-service-public"
  description = "Load balancer of catalog_service"
  vpc_id      = aws_vpc.main.id
  tags        = local.catalog_service_tags
}

resource "aws_vpc_security_group_ingress_rule" "catalog_service_public" {
  security_group_id = aws_security_group.catalog_service_public.id
  description       = "HTTPS from the internet"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"
  tags              = local.catalog_service_tags
}

resource "aws_vpc_security_group_egress_rule" "catalog_service_to_container" {
  security_group_id            = aws_security_group.catalog_service_public.id
  referenced_security_group_id = aws_security_group.catalog_service.id
  description                  = "Load balancer to container"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  tags                         = local.catalog_service_tags
}

resource "aws_vpc_security_group_ingress_rule" "catalog_service_to_container" {
  security_group_id            = aws_security_group.catalog_service.id
  referenced_security_group_id = aws_security_group.catalog_service_public.id
  description                  = "Load balancer to container"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  tags                         = local.catalog_service_tags
}

# The catalog says that it is reached from the internet.
#trivy:ignore:AWS-0053
resource "aws_lb" "catalog_service" {
  #checkov:skip=CKV2_AWS_28:A web application firewall is a choice of the organization.
  name                       = "web-sh-${var.environment}-catalog-0990cf"
  load_balancer_type         = "application"
  internal                   = false
  drop_invalid_header_fields = true
  enable_deletion_protection = true
  subnets                    = [aws_subnet.public_a.id, aws_subnet.public_b.id]
  security_groups            = [aws_security_group.catalog_service_public.id]
  tags                       = local.catalog_service_tags

  access_logs {
    enabled = true
    bucket  = aws_s3_bucket.logs.id
    prefix  = "load-balancers/catalog-service"
  }

  depends_on = [aws_s3_bucket_policy.logs, aws_route.public_internet]
}

resource "aws_lb_target_group" "catalog_service" {
  #checkov:skip=CKV_AWS_378:TLS ends at the load balancer; the path behind it is private.
  name                 = "web-sh-${var.environment}-catalog-1d9e03"
  port                 = 8080
  protocol             = "HTTP"
  target_type          = "ip"
  vpc_id               = aws_vpc.main.id
  deregistration_delay = 30
  tags                 = local.catalog_service_tags

  health_check {
    path    = "/actuator/health"
    matcher = "200-399"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_listener" "catalog_service" {
  load_balancer_arn = aws_lb.catalog_service.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate_validation.catalog_service.certificate_arn
  tags              = local.catalog_service_tags

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.catalog_service.arn
  }
}

resource "aws_route53_record" "catalog_service" {
  zone_id = data.aws_route53_zone.public.zone_id
  name    = var.catalog_service_domain_name
  type    = "A"

  alias {
    name                   = aws_lb.catalog_service.dns_name
    zone_id                = aws_lb.catalog_service.zone_id
    evaluate_target_health = true
  }
}

resource "aws_ecs_service" "catalog_service" {
  name                              = "web-shop-aws-${var.environment}-catalog-service"
  cluster                           = aws_ecs_cluster.main.id
  task_definition                   = aws_ecs_task_definition.catalog_service.arn
  desired_count                     = var.catalog_service_min_replicas
  launch_type                       = "FARGATE"
  enable_execute_command            = false
  propagate_tags                    = "SERVICE"
  health_check_grace_period_seconds = 60
  tags                              = local.catalog_service_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.catalog_service.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "catalog-service"

      client_alias {
        dns_name = "catalog-service"
        port     = 8080
      }
    }
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.catalog_service.arn
    container_name   = "catalog_service"
    container_port   = 8080
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_iam_role_policy.catalog_service_start,
    aws_iam_role_policy.catalog_service,
    aws_lb_listener.catalog_service,
  ]
}

resource "aws_appautoscaling_target" "catalog_service" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.catalog_service.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = var.catalog_service_min_replicas
  max_capacity       = var.catalog_service_max_replicas
  tags               = local.catalog_service_tags
}

resource "aws_appautoscaling_policy" "catalog_service" {
  name               = "web-shop-aws-${var.environment}-catalog-service-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.catalog_service.service_namespace
  resource_id        = aws_appautoscaling_target.catalog_service.resource_id
  scalable_dimension = aws_appautoscaling_target.catalog_service.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_vpc_security_group_egress_rule" "catalog_service_to_catalog_cache" {
  security_group_id            = aws_security_group.catalog_service.id
  referenced_security_group_id = aws_security_group.catalog_cache.id
  description                  = "catalog_service to catalog_cache"
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
  tags                         = local.catalog_service_tags
}

resource "aws_vpc_security_group_ingress_rule" "catalog_service_to_catalog_cache" {
  security_group_id            = aws_security_group.catalog_cache.id
  referenced_security_group_id = aws_security_group.catalog_service.id
  description                  = "catalog_service to catalog_cache"
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
  tags                         = local.catalog_service_tags
}

resource "aws_vpc_security_group_egress_rule" "catalog_service_to_catalog_db" {
  security_group_id            = aws_security_group.catalog_service.id
  referenced_security_group_id = aws_security_group.catalog_db.id
  description                  = "catalog_service to catalog_db"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  tags                         = local.catalog_service_tags
}

resource "aws_vpc_security_group_ingress_rule" "catalog_service_to_catalog_db" {
  security_group_id            = aws_security_group.catalog_db.id
  referenced_security_group_id = aws_security_group.catalog_service.id
  description                  = "catalog_service to catalog_db"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  tags                         = local.catalog_service_tags
}

resource "aws_iam_role_policy" "catalog_service" {
  name = "connections"
  role = aws_iam_role.catalog_service.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "SignInToCaches"
        Effect = "Allow"
        Action = "elasticache:Connect"
        Resource = [
          aws_elasticache_replication_group.catalog_cache.arn,
          aws_elasticache_user.catalog_cache_writer.arn,
        ]
      },
      {
        Sid      = "ReadLogin"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_db_instance.catalog_db.master_user_secret[0].secret_arn
      },
      {
        Sid      = "DecryptData"
        Effect   = "Allow"
        Action   = "kms:Decrypt"
        Resource = aws_kms_key.main.arn
      },
      {
        Sid      = "ListObjects"
        Effect   = "Allow"
        Action   = "s3:ListBucket"
        Resource = aws_s3_bucket.product_media.arn
      },
      {
        Sid      = "ReadObjects"
        Effect   = "Allow"
        Action   = "s3:GetObject"
        Resource = "${aws_s3_bucket.product_media.arn}/*"
      },
    ]
  })
}

resource "aws_iam_role_policy" "catalog_service_start" {
  name = "start"
  role = aws_iam_role.catalog_service_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.catalog_service.arn}:*"
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
        Resource = aws_ecr_repository.catalog_service.arn
      },
      {
        Sid      = "ReadSecrets"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_db_instance.catalog_db.master_user_secret[0].secret_arn
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
