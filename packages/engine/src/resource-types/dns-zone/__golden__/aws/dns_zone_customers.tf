# resource:default/dns-zone-customers
# owner: group:default/team-platform
# rule: dns-zones

locals {
  dns_zone_customers_tags = {
    entity = "resource:default/dns-zone-customers"
    owner  = "group:default/team-platform"
  }
}

resource "aws_route53_zone" "dns_zone_customers" {
  name          = var.dns_zone_customers_domain_name
  comment       = "Zone dns_zone_customers"
  force_destroy = false
  tags          = local.dns_zone_customers_tags

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "dns_zone_customers" {
  provider = aws.us_east_1

  name              = "/aws/route53/dns-zone-aws-${var.environment}-dns-zone-customers"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.query_logs.arn
  tags              = local.dns_zone_customers_tags
}

resource "aws_route53_query_log" "dns_zone_customers" {
  zone_id                  = aws_route53_zone.dns_zone_customers.zone_id
  cloudwatch_log_group_arn = aws_cloudwatch_log_group.dns_zone_customers.arn

  depends_on = [aws_cloudwatch_log_resource_policy.query_logs]
}

resource "aws_route53_key_signing_key" "dns_zone_customers" {
  name                       = "primary"
  hosted_zone_id             = aws_route53_zone.dns_zone_customers.zone_id
  key_management_service_arn = aws_kms_key.dnssec.arn
}

resource "aws_route53_hosted_zone_dnssec" "dns_zone_customers" {
  hosted_zone_id = aws_route53_zone.dns_zone_customers.zone_id

  depends_on = [aws_route53_key_signing_key.dns_zone_customers]
}
