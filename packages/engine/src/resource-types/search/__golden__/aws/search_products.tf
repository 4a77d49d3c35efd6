# resource:default/search-products
# owner: group:default/team-platform
# rule: search-engines

locals {
  search_products_tags = {
    entity = "resource:default/search-products"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "search_products" {
  name        = "search-aws-${var.environment}-search-products"
  description = "OpenSearch search_products"
  vpc_id      = aws_vpc.main.id
  tags        = local.search_products_tags
}

resource "aws_cloudwatch_log_group" "search_products" {
  name              = "/aws/opensearch/search-aws-${var.environment}-search-products"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.search_products_tags
}

resource "aws_opensearch_domain" "search_products" {
  #checkov:skip=CKV_AWS_317:Audit logs need users in the engine; IAM decides here.
  #checkov:skip=CKV2_AWS_52:IAM decides who may do what; there are no other users.
  #checkov:skip=CKV_AWS_318:Not every environment asks for high availability.
  #checkov:skip=CKV2_AWS_59:Not every environment asks for high availability.
  domain_name    = "sear-${var.environment}-searc-aee2db"
  engine_version = "OpenSearch_2.19"
  tags           = local.search_products_tags

  cluster_config {
    instance_type            = var.search_products_instance_type
    instance_count           = var.search_products_nodes
    zone_awareness_enabled   = var.search_products_zone_awareness
    dedicated_master_enabled = var.search_products_zone_awareness
    dedicated_master_count   = 3
    dedicated_master_type    = var.search_products_dedicated_master_type
  }

  ebs_options {
    ebs_enabled = true
    volume_type = "gp3"
    volume_size = 20
  }

  encrypt_at_rest {
    enabled    = true
    kms_key_id = aws_kms_key.main.arn
  }

  node_to_node_encryption {
    enabled = true
  }

  domain_endpoint_options {
    enforce_https       = true
    tls_security_policy = "Policy-Min-TLS-1-2-PFS-2023-10"
  }

  vpc_options {
    subnet_ids = slice(
      [aws_subnet.private_a.id, aws_subnet.private_b.id],
      0,
      var.search_products_nodes,
    )
    security_group_ids = [aws_security_group.search_products.id]
  }

  log_publishing_options {
    log_type                 = "ES_APPLICATION_LOGS"
    cloudwatch_log_group_arn = aws_cloudwatch_log_group.search_products.arn
  }

  log_publishing_options {
    log_type                 = "INDEX_SLOW_LOGS"
    cloudwatch_log_group_arn = aws_cloudwatch_log_group.search_products.arn
  }

  log_publishing_options {
    log_type                 = "SEARCH_SLOW_LOGS"
    cloudwatch_log_group_arn = aws_cloudwatch_log_group.search_products.arn
  }

  software_update_options {
    auto_software_update_enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [aws_cloudwatch_log_resource_policy.main]
}
