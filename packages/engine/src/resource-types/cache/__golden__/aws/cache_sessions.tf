# resource:default/cache-sessions
# owner: group:default/team-platform
# rule: caches

locals {
  cache_sessions_tags = {
    entity = "resource:default/cache-sessions"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "cache_sessions" {
  name        = "cache-aws-${var.environment}-cache-sessions"
  description = "Cache cache_sessions"
  vpc_id      = aws_vpc.main.id
  tags        = local.cache_sessions_tags
}

resource "aws_elasticache_user" "cache_sessions_reader" {
  user_id       = "cache-aws-${var.environment}-cache-sessio-8583ee"
  user_name     = "cache-aws-${var.environment}-cache-sessio-8583ee"
  engine        = "valkey"
  access_string = "on ~* -@all +@read +@connection -@dangerous +info"
  tags          = local.cache_sessions_tags

  authentication_mode {
    type = "iam"
  }
}

resource "aws_elasticache_user" "cache_sessions_writer" {
  user_id       = "cache-aws-${var.environment}-cache-sessio-fef3eb"
  user_name     = "cache-aws-${var.environment}-cache-sessio-fef3eb"
  engine        = "valkey"
  access_string = "on ~* &* +@all -@dangerous +info"
  tags          = local.cache_sessions_tags

  authentication_mode {
    type = "iam"
  }
}

resource "aws_elasticache_user_group" "cache_sessions" {
  user_group_id = "cache-aws-${var.environment}-cache-sessio-c77d97"
  engine        = "valkey"
  user_ids = [
    aws_elasticache_user.cache_sessions_reader.user_id,
    aws_elasticache_user.cache_sessions_writer.user_id,
  ]
  tags = local.cache_sessions_tags
}

resource "aws_elasticache_subnet_group" "cache_sessions" {
  name       = "cache-aws-${var.environment}-cache-sessions"
  subnet_ids = [aws_subnet.private_a.id, aws_subnet.private_b.id]
  tags       = local.cache_sessions_tags
}

resource "aws_elasticache_parameter_group" "cache_sessions" {
  name        = "cache-aws-${var.environment}-cache-sessions-valkey9"
  description = "Settings of cache-sessions"
  family      = "valkey9"
  tags        = local.cache_sessions_tags

  parameter {
    name  = "maxmemory-policy"
    value = "volatile-lru"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "cache_sessions" {
  name              = "/aws/elasticache/cache-aws-${var.environment}-cache-sessions"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.cache_sessions_tags
}

resource "aws_elasticache_replication_group" "cache_sessions" {
  #checkov:skip=CKV2_AWS_50:Not every environment asks for high availability, and one node has nothing to fail over to.
  replication_group_id       = "cache-aws-${var.environment}-cache-sessions"
  description                = "cache-sessions"
  engine                     = "valkey"
  engine_version             = "9.0"
  node_type                  = var.cache_sessions_node_type
  num_cache_clusters         = var.cache_sessions_nodes
  automatic_failover_enabled = var.cache_sessions_failover
  multi_az_enabled           = var.cache_sessions_failover
  port                       = 6379
  at_rest_encryption_enabled = true
  kms_key_id                 = aws_kms_key.main.arn
  transit_encryption_enabled = true
  transit_encryption_mode    = "required"
  user_group_ids             = [aws_elasticache_user_group.cache_sessions.user_group_id]
  subnet_group_name          = aws_elasticache_subnet_group.cache_sessions.name
  security_group_ids         = [aws_security_group.cache_sessions.id]
  parameter_group_name       = aws_elasticache_parameter_group.cache_sessions.name
  snapshot_retention_limit   = 7
  final_snapshot_identifier  = "cache-aws-${var.environment}-cache-sessions-final"
  auto_minor_version_upgrade = true
  apply_immediately          = false
  tags                       = local.cache_sessions_tags

  log_delivery_configuration {
    destination      = aws_cloudwatch_log_group.cache_sessions.name
    destination_type = "cloudwatch-logs"
    log_format       = "json"
    log_type         = "engine-log"
  }

  log_delivery_configuration {
    destination      = aws_cloudwatch_log_group.cache_sessions.name
    destination_type = "cloudwatch-logs"
    log_format       = "json"
    log_type         = "slow-log"
  }
}
