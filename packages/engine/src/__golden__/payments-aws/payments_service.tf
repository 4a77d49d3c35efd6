# component:default/payments-service
# owner: group:default/payments-team
# rule: services

locals {
  payments_service_tags = {
    entity = "component:default/payments-service"
    owner  = "group:default/payments-team"
  }
}

resource "aws_security_group" "payments_service" {
  name        = "payments-aws-${var.environment}-payments-service"
  description = "Container service payments_service"
  vpc_id      = aws_vpc.main.id
  tags        = local.payments_service_tags
}

resource "aws_vpc_security_group_egress_rule" "payments_service_to_s3" {
  security_group_id = aws_security_group.payments_service.id
  description       = "s3 through its gateway endpoint"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_id    = aws_vpc_endpoint.s3.prefix_list_id
  tags              = local.payments_service_tags
}

resource "aws_vpc_security_group_egress_rule" "payments_service_to_endpoints" {
  security_group_id            = aws_security_group.payments_service.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.payments_service_tags
}

resource "aws_iam_role" "payments_service" {
  name = "payments-aws-${var.environment}-payments-service"
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
  tags = local.payments_service_tags
}

resource "aws_iam_role" "payments_service_start" {
  name = "payments-aws-${var.environment}-payments-service-start"
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
  tags = local.payments_service_tags
}

resource "aws_cloudwatch_log_group" "payments_service" {
  name              = "/aws/ecs/payments-aws-${var.environment}-payments-service"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.payments_service_tags
}

resource "aws_ecr_repository" "payments_service" {
  name                 = "payments-aws-${var.environment}-payments-service"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.payments_service_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "payments_service" {
  repository = aws_ecr_repository.payments_service.name
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

resource "aws_ecs_task_definition" "payments_service" {
  family                   = "payments-aws-${var.environment}-payments-service"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = var.payments_service_cpu
  memory                   = var.payments_service_memory
  task_role_arn            = aws_iam_role.payments_service.arn
  execution_role_arn       = aws_iam_role.payments_service_start.arn
  container_definitions = jsonencode([
    {
      name                   = "payments_service"
      image                  = "${aws_ecr_repository.payments_service.repository_url}:${var.payments_service_image_tag}"
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
          name  = "LEDGER_SERVICE_URL"
          value = "http://ledger-service:8080"
        },
        {
          name  = "PAYMENT_JOBS_URL"
          value = aws_sqs_queue.payment_jobs.url
        },
      ]
      secrets = [
        {
          name      = "PAYMENT_PROVIDER_KEY_VALUE"
          valueFrom = aws_secretsmanager_secret.payment_provider_key.arn
        },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.payments_service.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "task"
        }
      }
    },
  ])
  tags = local.payments_service_tags

  runtime_platform {
    operating_system_family = "LINUX"
    cpu_architecture        = "X86_64"
  }

  volume {
    name = "tmp"
  }
}

resource "aws_acm_certificate" "payments_service" {
  domain_name       = var.payments_service_domain_name
  validation_method = "DNS"
  tags              = local.payments_service_tags

  options {
    certificate_transparency_logging_preference = "ENABLED"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "payments_service_certificate" {
  zone_id = data.aws_route53_zone.public.zone_id
  name    = tolist(aws_acm_certificate.payments_service.domain_validation_options)[0].resource_record_name
  type    = tolist(aws_acm_certificate.payments_service.domain_validation_options)[0].resource_record_type
  ttl     = 300
  records = [
    tolist(aws_acm_certificate.payments_service.domain_validation_options)[0].resource_record_value,
  ]
}

resource "aws_acm_certificate_validation" "payments_service" {
  certificate_arn         = aws_acm_certificate.payments_service.arn
  validation_record_fqdns = [aws_route53_record.payments_service_certificate.fqdn]
}

resource "aws_security_group" "payments_service_public" {
  name        = "payments-aws-${var.environment}-payments-service-public"
  description = "Load balancer of payments_service"
  vpc_id      = aws_vpc.main.id
  tags        = local.payments_service_tags
}

resource "aws_vpc_security_group_ingress_rule" "payments_service_public" {
  security_group_id = aws_security_group.payments_service_public.id
  description       = "HTTPS from the internet"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"
  tags              = local.payments_service_tags
}

resource "aws_vpc_security_group_egress_rule" "payments_service_to_container" {
  security_group_id            = aws_security_group.payments_service_public.id
  referenced_security_group_id = aws_security_group.payments_service.id
  description                  = "Load balancer to container"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  tags                         = local.payments_service_tags
}

resource "aws_vpc_security_group_ingress_rule" "payments_service_to_container" {
  security_group_id            = aws_security_group.payments_service.id
  referenced_security_group_id = aws_security_group.payments_service_public.id
  description                  = "Load balancer to container"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  tags                         = local.payments_service_tags
}

# The catalog says that it is reached from the internet.
#trivy:ignore:AWS-0053
resource "aws_lb" "payments_service" {
  #checkov:skip=CKV2_AWS_28:A web application firewall is a choice of the organization.
  name                       = "paymen-${var.environment}-payment-33b244"
  load_balancer_type         = "application"
  internal                   = false
  drop_invalid_header_fields = true
  enable_deletion_protection = true
  subnets                    = [aws_subnet.public_a.id, aws_subnet.public_b.id]
  security_groups            = [aws_security_group.payments_service_public.id]
  tags                       = local.payments_service_tags

  access_logs {
    enabled = true
    bucket  = aws_s3_bucket.logs.id
    prefix  = "load-balancers/payments-service"
  }

  depends_on = [aws_s3_bucket_policy.logs, aws_route.public_internet]
}

resource "aws_lb_target_group" "payments_service" {
  #checkov:skip=CKV_AWS_378:TLS ends at the load balancer; the path behind it is private.
  name                 = "paymen-${var.environment}-payment-e56d89"
  port                 = 8080
  protocol             = "HTTP"
  target_type          = "ip"
  vpc_id               = aws_vpc.main.id
  deregistration_delay = 30
  tags                 = local.payments_service_tags

  health_check {
    path    = "/"
    matcher = "200-399"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_listener" "payments_service" {
  load_balancer_arn = aws_lb.payments_service.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate_validation.payments_service.certificate_arn
  tags              = local.payments_service_tags

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.payments_service.arn
  }
}

resource "aws_route53_record" "payments_service" {
  zone_id = data.aws_route53_zone.public.zone_id
  name    = var.payments_service_domain_name
  type    = "A"

  alias {
    name                   = aws_lb.payments_service.dns_name
    zone_id                = aws_lb.payments_service.zone_id
    evaluate_target_health = true
  }
}

resource "aws_ecs_service" "payments_service" {
  name                              = "payments-aws-${var.environment}-payments-service"
  cluster                           = aws_ecs_cluster.main.id
  task_definition                   = aws_ecs_task_definition.payments_service.arn
  desired_count                     = 2
  launch_type                       = "FARGATE"
  enable_execute_command            = false
  propagate_tags                    = "SERVICE"
  health_check_grace_period_seconds = 60
  tags                              = local.payments_service_tags

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_groups  = [aws_security_group.payments_service.id]
    assign_public_ip = false
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      port_name      = "http"
      discovery_name = "payments-service"

      client_alias {
        dns_name = "payments-service"
        port     = 8080
      }
    }
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.payments_service.arn
    container_name   = "payments_service"
    container_port   = 8080
  }

  lifecycle {
    ignore_changes = [desired_count]
  }

  depends_on = [
    aws_iam_role_policy.payments_service_start,
    aws_iam_role_policy.payments_service,
    aws_lb_listener.payments_service,
    aws_ecs_service.ledger_service,
  ]
}

resource "aws_appautoscaling_target" "payments_service" {
  service_namespace  = "ecs"
  resource_id        = "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.payments_service.name}"
  scalable_dimension = "ecs:service:DesiredCount"
  min_capacity       = 2
  max_capacity       = 6
  tags               = local.payments_service_tags
}

resource "aws_appautoscaling_policy" "payments_service" {
  name               = "payments-aws-${var.environment}-payments-service-cpu"
  policy_type        = "TargetTrackingScaling"
  service_namespace  = aws_appautoscaling_target.payments_service.service_namespace
  resource_id        = aws_appautoscaling_target.payments_service.resource_id
  scalable_dimension = aws_appautoscaling_target.payments_service.scalable_dimension

  target_tracking_scaling_policy_configuration {
    target_value = 70

    predefined_metric_specification {
      predefined_metric_type = "ECSServiceAverageCPUUtilization"
    }
  }
}

resource "aws_vpc_security_group_egress_rule" "payments_service_to_ledger_service" {
  security_group_id            = aws_security_group.payments_service.id
  referenced_security_group_id = aws_security_group.ledger_service.id
  description                  = "payments_service to ledger_service"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  tags                         = local.payments_service_tags
}

resource "aws_vpc_security_group_ingress_rule" "payments_service_to_ledger_service" {
  security_group_id            = aws_security_group.ledger_service.id
  referenced_security_group_id = aws_security_group.payments_service.id
  description                  = "payments_service to ledger_service"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  tags                         = local.payments_service_tags
}

resource "aws_iam_role_policy" "payments_service" {
  name = "connections"
  role = aws_iam_role.payments_service.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "SendMessages"
        Effect   = "Allow"
        Action   = ["sqs:SendMessage", "sqs:GetQueueUrl", "sqs:GetQueueAttributes"]
        Resource = aws_sqs_queue.payment_jobs.arn
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
        Resource = aws_sqs_queue.payment_jobs.arn
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

resource "aws_iam_role_policy" "payments_service_start" {
  name = "start"
  role = aws_iam_role.payments_service_start.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.payments_service.arn}:*"
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
        Resource = aws_ecr_repository.payments_service.arn
      },
      {
        Sid      = "ReadSecrets"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_secretsmanager_secret.payment_provider_key.arn
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
