# resource:default/orders-db
# owner: group:default/shop-team
# rule: database-with-postgres

locals {
  orders_db_tags = {
    entity = "resource:default/orders-db"
    owner  = "group:default/shop-team"
  }
}

resource "aws_security_group" "orders_db" {
  name        = "web-shop-aws-${var.environment}-orders-db"
  description = "PostgreSQL orders_db"
  vpc_id      = aws_vpc.main.id
  tags        = local.orders_db_tags
}

resource "aws_db_subnet_group" "orders_db" {
  name       = "web-shop-aws-${var.environment}-orders-db"
  subnet_ids = [aws_subnet.private_a.id, aws_subnet.private_b.id]
  tags       = local.orders_db_tags
}

resource "aws_db_parameter_group" "orders_db" {
  name_prefix = "web-shop-aws-${var.environment}-orders-db-"
  family      = "postgres17"
  tags        = local.orders_db_tags

  parameter {
    name         = "rds.force_ssl"
    value        = "1"
    apply_method = "pending-reboot"
  }

  parameter {
    name  = "log_statement"
    value = "ddl"
  }

  parameter {
    name  = "log_min_duration_statement"
    value = "1000"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "orders_db_postgresql" {
  name              = "/aws/rds/instance/web-shop-aws-${var.environment}-orders-db/postgresql"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.orders_db_tags
}

resource "aws_cloudwatch_log_group" "orders_db_upgrade" {
  name              = "/aws/rds/instance/web-shop-aws-${var.environment}-orders-db/upgrade"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.orders_db_tags
}

resource "aws_db_instance" "orders_db" {
  identifier                          = "web-shop-aws-${var.environment}-orders-db"
  engine                              = "postgres"
  engine_version                      = "17"
  instance_class                      = "db.m7g.large"
  multi_az                            = var.orders_db_multi_az
  allocated_storage                   = 100
  max_allocated_storage               = 400
  storage_type                        = "gp3"
  storage_encrypted                   = true
  kms_key_id                          = aws_kms_key.main.arn
  db_name                             = "orders_db"
  port                                = 5432
  username                            = "stackadmin"
  manage_master_user_password         = true
  master_user_secret_kms_key_id       = aws_kms_key.main.arn
  iam_database_authentication_enabled = true
  db_subnet_group_name                = aws_db_subnet_group.orders_db.name
  vpc_security_group_ids              = [aws_security_group.orders_db.id]
  publicly_accessible                 = false
  parameter_group_name                = aws_db_parameter_group.orders_db.name
  ca_cert_identifier                  = "rds-ca-rsa2048-g1"
  backup_retention_period             = 30
  copy_tags_to_snapshot               = true
  deletion_protection                 = true
  skip_final_snapshot                 = false
  final_snapshot_identifier           = "web-shop-aws-${var.environment}-orders-db-final"
  auto_minor_version_upgrade          = true
  allow_major_version_upgrade         = true
  apply_immediately                   = false
  performance_insights_enabled        = true
  performance_insights_kms_key_id     = aws_kms_key.main.arn
  enabled_cloudwatch_logs_exports     = ["postgresql", "upgrade"]
  monitoring_interval                 = 60
  monitoring_role_arn                 = aws_iam_role.database_monitoring.arn
  tags                                = local.orders_db_tags

  depends_on = [
    aws_iam_role_policy_attachment.database_monitoring,
    aws_cloudwatch_log_group.orders_db_postgresql,
    aws_cloudwatch_log_group.orders_db_upgrade,
  ]
}
