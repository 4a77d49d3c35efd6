# resource:default/catalog-cache
# owner: group:default/shop-team
# rule: caches

locals {
  catalog_cache_tags = {
    entity = "resource:default/catalog-cache"
    owner  = "group:default/shop-team"
  }
}

resource "aws_security_group" "catalog_cache" {
  name        = "web-shop-aws-${var.environment}-catalog-cache"
  description = "Cache catalog_cache"
  vpc_id      = aws_vpc.main.id
  tags        = local.catalog_cache_tags
}

resource "aws_elasticache_user" "catalog_cache_reader" {
  user_id       = "web-shop-a-${var.environment}-catalog-cac-969882"
  user_name     = "web-shop-a-${var.environment}-catalog-cac-969882"
  engine        = "valkey"
  access_string = "on ~* -@all +@read +@connection -@dangerous +info"
  tags          = local.catalog_cache_tags

  authentication_mode {
    type = "iam"
  }
}

resource "aws_elasticache_user" "catalog_cache_writer" {
  user_id       = "web-shop-a-${var.environment}-catalog-cac-3da92a"
  user_name     = "web-shop-a-${var.environment}-catalog-cac-3da92a"
  engine        = "valkey"
  access_string = "on ~* &* +@all -@dangerous +info"
  tags          = local.catalog_cache_tags

  authentication_mode {
    type = "iam"
  }
}

resource "aws_elasticache_user_group" "catalog_cache" {
  user_group_id = "web-shop-a-${var.environment}-catalog-cac-dc37f2"
  engine        = "valkey"
  user_ids = [
    aws_elasticache_user.catalog_cache_reader.user_id,
    aws_elasticache_user.catalog_cache_writer.user_id,
  ]
  tags = local.catalog_cache_tags
}

resource "aws_elasticache_subnet_group" "catalog_cache" {
  name       = "web-shop-aws-${var.environment}-catalog-cache"
  subnet_ids = [aws_subnet.private_a.id, aws_subnet.private_b.id]
  tags       = local.catalog_cache_tags
}

resource "aws_elasticache_parameter_group" "catalog_cache" {
  name        = "web-shop-aws-${var.environment}-catalog-cache-valkey9"
  description = "Settings of Catalog cache"
  family      = "valkey9"
  tags        = local.catalog_cache_tags

  parameter {
    name  = "maxmemory-policy"
    value = "volatile-lru"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "catalog_cache" {
  name              = "/aws/elasticache/web-shop-aws-${var.environment}-catalog-cache"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.catalog_cache_tags
}

resource "aws_elasticache_replication_group" "catalog_cache" {
  #checkov:skip=CKV2_AWS_50:Not every environment asks for high availability, and one node has nothing to fail over to.
  replication_group_id       = "web-shop-aws-${var.environment}-catalog-cache"
  description                = "Catalog cache"
  engine                     = "valkey"
  engine_version             = "9.0"
  node_type                  = var.catalog_cache_node_type
  num_cache_clusters         = var.catalog_cache_nodes
  automatic_failover_enabled = var.catalog_cache_failover
  multi_az_enabled           = var.catalog_cache_failover
  port                       = 6379
  at_rest_encryption_enabled = true
  kms_key_id                 = aws_kms_key.main.arn
  transit_encryption_enabled = true
  transit_encryption_mode    = "required"
  user_group_ids             = [aws_elasticache_user_group.catalog_cache.user_group_id]
  subnet_group_name          = aws_elasticache_subnet_group.catalog_cache.name
  security_group_ids         = [aws_security_group.catalog_cache.id]
  parameter_group_name       = aws_elasticache_parameter_group.catalog_cache.name
  snapshot_retention_limit   = 7
  final_snapshot_identifier  = "web-shop-aws-${var.environment}-catalog-cache-final"
  auto_minor_version_upgrade = true
  apply_immediately          = false
  tags                       = local.catalog_cache_tags

  log_delivery_configuration {
    destination      = aws_cloudwatch_log_group.catalog_cache.name
    destination_type = "cloudwatch-logs"
    log_format       = "json"
    log_type         = "engine-log"
  }

  log_delivery_configuration {
    destination      = aws_cloudwatch_log_group.catalog_cache.name
    destination_type = "cloudwatch-logs"
    log_format       = "json"
    log_type         = "slow-log"
  }
}
