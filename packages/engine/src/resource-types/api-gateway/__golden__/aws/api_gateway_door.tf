# component:default/api-gateway-door
# owner: group:default/team-platform
# rule: api-gateways

locals {
  api_gateway_door_tags = {
    entity = "component:default/api-gateway-door"
    owner  = "group:default/team-platform"
  }
}

resource "aws_acm_certificate" "api_gateway_door" {
  domain_name       = var.api_gateway_door_domain_name
  validation_method = "DNS"
  tags              = local.api_gateway_door_tags

  options {
    certificate_transparency_logging_preference = "ENABLED"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "api_gateway_door_certificate" {
  zone_id = data.aws_route53_zone.public.zone_id
  name    = tolist(aws_acm_certificate.api_gateway_door.domain_validation_options)[0].resource_record_name
  type    = tolist(aws_acm_certificate.api_gateway_door.domain_validation_options)[0].resource_record_type
  ttl     = 300
  records = [
    tolist(aws_acm_certificate.api_gateway_door.domain_validation_options)[0].resource_record_value,
  ]
}

resource "aws_acm_certificate_validation" "api_gateway_door" {
  certificate_arn         = aws_acm_certificate.api_gateway_door.arn
  validation_record_fqdns = [aws_route53_record.api_gateway_door_certificate.fqdn]
}

resource "aws_apigatewayv2_api" "api_gateway_door" {
  name                         = "api-gateway-aws-${var.environment}-api-gateway-door"
  description                  = "api-gateway-door"
  protocol_type                = "HTTP"
  disable_execute_api_endpoint = true
  tags                         = local.api_gateway_door_tags

  cors_configuration {
    allow_origins = ["https://www.example.com"]
    allow_methods = ["*"]
    allow_headers = ["authorization", "content-type"]
    max_age       = 600
  }
}

resource "aws_cloudwatch_log_group" "api_gateway_door" {
  name              = "/aws/vendedlogs/apis/api-gateway-aws-${var.environment}-api-gateway-door"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.api_gateway_door_tags
}

resource "aws_apigatewayv2_stage" "api_gateway_door" {
  api_id      = aws_apigatewayv2_api.api_gateway_door.id
  name        = "$default"
  auto_deploy = true
  tags        = local.api_gateway_door_tags

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.api_gateway_door.arn
    format = jsonencode({
      requestId         = "$context.requestId"
      time              = "$context.requestTime"
      ip                = "$context.identity.sourceIp"
      userAgent         = "$context.identity.userAgent"
      method            = "$context.httpMethod"
      path              = "$context.path"
      route             = "$context.routeKey"
      protocol          = "$context.protocol"
      status            = "$context.status"
      length            = "$context.responseLength"
      latency           = "$context.responseLatency"
      authorizerError   = "$context.authorizer.error"
      integrationStatus = "$context.integrationStatus"
      integrationError  = "$context.integrationErrorMessage"
    })
  }

  default_route_settings {
    detailed_metrics_enabled = true
    throttling_rate_limit    = 100
    throttling_burst_limit   = 200
  }
}

resource "aws_apigatewayv2_domain_name" "api_gateway_door" {
  domain_name = var.api_gateway_door_domain_name
  tags        = local.api_gateway_door_tags

  domain_name_configuration {
    certificate_arn = aws_acm_certificate_validation.api_gateway_door.certificate_arn
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}

resource "aws_apigatewayv2_api_mapping" "api_gateway_door" {
  api_id      = aws_apigatewayv2_api.api_gateway_door.id
  domain_name = aws_apigatewayv2_domain_name.api_gateway_door.id
  stage       = aws_apigatewayv2_stage.api_gateway_door.id
}

resource "aws_route53_record" "api_gateway_door" {
  zone_id = data.aws_route53_zone.public.zone_id
  name    = var.api_gateway_door_domain_name
  type    = "A"

  alias {
    name                   = aws_apigatewayv2_domain_name.api_gateway_door.domain_name_configuration[0].target_domain_name
    zone_id                = aws_apigatewayv2_domain_name.api_gateway_door.domain_name_configuration[0].hosted_zone_id
    evaluate_target_health = false
  }
}

resource "aws_security_group" "api_gateway_door_balancer" {
  name        = "api-gateway-aws-${var.environment}-api-gateway-door-balancer"
  description = "Load balancer of api_gateway_door"
  vpc_id      = aws_vpc.main.id
  tags        = local.api_gateway_door_tags
}

resource "aws_security_group" "api_gateway_door_link" {
  name        = "api-gateway-aws-${var.environment}-api-gateway-door-link"
  description = "Link of api_gateway_door into the network"
  vpc_id      = aws_vpc.main.id
  tags        = local.api_gateway_door_tags
}

resource "aws_vpc_security_group_egress_rule" "api_gateway_door_to_balancer" {
  security_group_id            = aws_security_group.api_gateway_door_link.id
  referenced_security_group_id = aws_security_group.api_gateway_door_balancer.id
  description                  = "Gateway to load balancer"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  tags                         = local.api_gateway_door_tags
}

resource "aws_vpc_security_group_ingress_rule" "api_gateway_door_to_balancer" {
  security_group_id            = aws_security_group.api_gateway_door_balancer.id
  referenced_security_group_id = aws_security_group.api_gateway_door_link.id
  description                  = "Gateway to load balancer"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  tags                         = local.api_gateway_door_tags
}

resource "aws_apigatewayv2_vpc_link" "api_gateway_door" {
  name               = "api-gateway-aws-${var.environment}-api-gateway-door"
  subnet_ids         = [aws_subnet.private_a.id, aws_subnet.private_b.id]
  security_group_ids = [aws_security_group.api_gateway_door_link.id]
  tags               = local.api_gateway_door_tags
}

resource "aws_lb" "api_gateway_door" {
  name                       = "api-ga-${var.environment}-api-gat-4644ff"
  load_balancer_type         = "application"
  internal                   = true
  drop_invalid_header_fields = true
  enable_deletion_protection = true
  subnets                    = [aws_subnet.private_a.id, aws_subnet.private_b.id]
  security_groups            = [aws_security_group.api_gateway_door_balancer.id]
  tags                       = local.api_gateway_door_tags

  access_logs {
    enabled = true
    bucket  = aws_s3_bucket.logs.id
    prefix  = "load-balancers/api-gateway-door"
  }

  depends_on = [aws_s3_bucket_policy.logs]
}

resource "aws_lb_listener" "api_gateway_door" {
  load_balancer_arn = aws_lb.api_gateway_door.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate_validation.api_gateway_door.certificate_arn
  tags              = local.api_gateway_door_tags

  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      status_code  = "404"
    }
  }
}

resource "aws_vpc_security_group_egress_rule" "api_gateway_door_to_api_gateway_orders" {
  security_group_id            = aws_security_group.api_gateway_door_balancer.id
  referenced_security_group_id = aws_security_group.api_gateway_orders.id
  description                  = "Load balancer of api_gateway_door to api_gateway_orders"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  tags                         = local.api_gateway_door_tags
}

resource "aws_vpc_security_group_ingress_rule" "api_gateway_door_to_api_gateway_orders" {
  security_group_id            = aws_security_group.api_gateway_orders.id
  referenced_security_group_id = aws_security_group.api_gateway_door_balancer.id
  description                  = "Load balancer of api_gateway_door to api_gateway_orders"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  tags                         = local.api_gateway_door_tags
}

resource "aws_lb_target_group" "api_gateway_door_api_gateway_orders" {
  #checkov:skip=CKV_AWS_378:TLS ends at the load balancer; the path behind it is private.
  name                 = "api-ga-${var.environment}-api-gat-5bc796"
  port                 = 8080
  protocol             = "HTTP"
  target_type          = "ip"
  vpc_id               = aws_vpc.main.id
  deregistration_delay = 30
  tags                 = local.api_gateway_door_tags

  health_check {
    path    = "/health"
    matcher = "200-399"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_listener_rule" "api_gateway_door_api_gateway_orders" {
  listener_arn = aws_lb_listener.api_gateway_door.arn
  tags         = local.api_gateway_door_tags

  condition {
    http_header {
      http_header_name = "x-gateway-service"
      values           = ["api_gateway_orders"]
    }
  }

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.api_gateway_door_api_gateway_orders.arn
  }
}

resource "aws_apigatewayv2_integration" "api_gateway_door_api_gateway_orders" {
  api_id                 = aws_apigatewayv2_api.api_gateway_door.id
  integration_type       = "HTTP_PROXY"
  integration_method     = "ANY"
  integration_uri        = aws_lb_listener.api_gateway_door.arn
  connection_type        = "VPC_LINK"
  connection_id          = aws_apigatewayv2_vpc_link.api_gateway_door.id
  payload_format_version = "1.0"
  request_parameters = {
    "overwrite:header.x-gateway-service" = "api_gateway_orders"
  }

  tls_config {
    server_name_to_verify = var.api_gateway_door_domain_name
  }
}

resource "aws_apigatewayv2_route" "api_gateway_door_api_gateway_orders_root" {
  #checkov:skip=CKV_AWS_309:The catalog says that nobody is asked for a token here.
  api_id             = aws_apigatewayv2_api.api_gateway_door.id
  route_key          = "ANY /api/orders"
  target             = "integrations/${aws_apigatewayv2_integration.api_gateway_door_api_gateway_orders.id}"
  authorization_type = "NONE"
}

resource "aws_apigatewayv2_route" "api_gateway_door_api_gateway_orders" {
  #checkov:skip=CKV_AWS_309:The catalog says that nobody is asked for a token here.
  api_id             = aws_apigatewayv2_api.api_gateway_door.id
  route_key          = "ANY /api/orders/{proxy+}"
  target             = "integrations/${aws_apigatewayv2_integration.api_gateway_door_api_gateway_orders.id}"
  authorization_type = "NONE"
}

resource "aws_vpc_security_group_egress_rule" "api_gateway_door_to_api_gateway_prices" {
  security_group_id            = aws_security_group.api_gateway_door_balancer.id
  referenced_security_group_id = aws_security_group.api_gateway_prices.id
  description                  = "Load balancer of api_gateway_door to api_gateway_prices"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  tags                         = local.api_gateway_door_tags
}

resource "aws_vpc_security_group_ingress_rule" "api_gateway_door_to_api_gateway_prices" {
  security_group_id            = aws_security_group.api_gateway_prices.id
  referenced_security_group_id = aws_security_group.api_gateway_door_balancer.id
  description                  = "Load balancer of api_gateway_door to api_gateway_prices"
  ip_protocol                  = "tcp"
  from_port                    = 8080
  to_port                      = 8080
  tags                         = local.api_gateway_door_tags
}

resource "aws_lb_target_group" "api_gateway_door_api_gateway_prices" {
  #checkov:skip=CKV_AWS_378:TLS ends at the load balancer; the path behind it is private.
  name                 = "api-ga-${var.environment}-api-gat-d4d6b3"
  port                 = 8080
  protocol             = "HTTP"
  target_type          = "ip"
  vpc_id               = aws_vpc.main.id
  deregistration_delay = 30
  tags                 = local.api_gateway_door_tags

  health_check {
    path    = "/"
    matcher = "200-399"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_listener_rule" "api_gateway_door_api_gateway_prices" {
  listener_arn = aws_lb_listener.api_gateway_door.arn
  tags         = local.api_gateway_door_tags

  condition {
    http_header {
      http_header_name = "x-gateway-service"
      values           = ["api_gateway_prices"]
    }
  }

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.api_gateway_door_api_gateway_prices.arn
  }
}

resource "aws_apigatewayv2_integration" "api_gateway_door_api_gateway_prices" {
  api_id                 = aws_apigatewayv2_api.api_gateway_door.id
  integration_type       = "HTTP_PROXY"
  integration_method     = "ANY"
  integration_uri        = aws_lb_listener.api_gateway_door.arn
  connection_type        = "VPC_LINK"
  connection_id          = aws_apigatewayv2_vpc_link.api_gateway_door.id
  payload_format_version = "1.0"
  request_parameters = {
    "overwrite:header.x-gateway-service" = "api_gateway_prices"
  }

  tls_config {
    server_name_to_verify = var.api_gateway_door_domain_name
  }
}

resource "aws_apigatewayv2_route" "api_gateway_door_api_gateway_prices_root" {
  #checkov:skip=CKV_AWS_309:The catalog says that nobody is asked for a token here.
  api_id             = aws_apigatewayv2_api.api_gateway_door.id
  route_key          = "ANY /api-gateway-prices"
  target             = "integrations/${aws_apigatewayv2_integration.api_gateway_door_api_gateway_prices.id}"
  authorization_type = "NONE"
}

resource "aws_apigatewayv2_route" "api_gateway_door_api_gateway_prices" {
  #checkov:skip=CKV_AWS_309:The catalog says that nobody is asked for a token here.
  api_id             = aws_apigatewayv2_api.api_gateway_door.id
  route_key          = "ANY /api-gateway-prices/{proxy+}"
  target             = "integrations/${aws_apigatewayv2_integration.api_gateway_door_api_gateway_prices.id}"
  authorization_type = "NONE"
}
