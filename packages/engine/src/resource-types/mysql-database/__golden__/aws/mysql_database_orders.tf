# resource:default/mysql-database-orders
# owner: group:default/team-platform
# rule: database-named-mysql

locals {
  mysql_database_orders_tags = {
    entity = "resource:default/mysql-database-orders"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "mysql_database_orders" {
  name        = "mysql-database-aws-${var.environment}-mysql-database-orders"
  description = "MySQL mysql_database_orders"
  vpc_id      = aws_vpc.main.id
  tags        = local.mysql_database_orders_tags
}

resource "aws_db_subnet_group" "mysql_database_orders" {
  name       = "mysql-database-aws-${var.environment}-mysql-database-orders"
  subnet_ids = [aws_subnet.private_a.id, aws_subnet.private_b.id]
  tags       = local.mysql_database_orders_tags
}

resource "aws_db_parameter_group" "mysql_database_orders" {
  name_prefix = "mysql-database-aws-${var.environment}-mysql-database-orders-"
  family      = "mysql8.4"
  tags        = local.mysql_database_orders_tags

  parameter {
    name         = "require_secure_transport"
    value        = "1"
    apply_method = "pending-reboot"
  }

  parameter {
    name  = "slow_query_log"
    value = "1"
  }

  parameter {
    name  = "long_query_time"
    value = "1"
  }

  parameter {
    name         = "log_output"
    value        = "FILE"
    apply_method = "pending-reboot"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "mysql_database_orders_error" {
  name              = "/aws/rds/instance/mysql-database-aws-${var.environment}-mysql-database-orders/error"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.mysql_database_orders_tags
}

resource "aws_cloudwatch_log_group" "mysql_database_orders_slowquery" {
  name              = "/aws/rds/instance/mysql-database-aws-${var.environment}-mysql-database-orders/slowquery"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.mysql_database_orders_tags
}

resource "aws_db_instance" "mysql_database_orders" {
  identifier                          = "mysql-database-aws-${var.environment}-mysql-database-orders"
  engine                              = "mysql"
  engine_version                      = "8.4"
  instance_class                      = var.mysql_database_orders_instance_class
  multi_az                            = var.mysql_database_orders_multi_az
  allocated_storage                   = 20
  max_allocated_storage               = 80
  storage_type                        = "gp3"
  storage_encrypted                   = true
  kms_key_id                          = aws_kms_key.main.arn
  db_name                             = "mysql_database_orders"
  port                                = 3306
  username                            = "stackadmin"
  manage_master_user_password         = true
  master_user_secret_kms_key_id       = aws_kms_key.main.arn
  iam_database_authentication_enabled = true
  db_subnet_group_name                = aws_db_subnet_group.mysql_database_orders.name
  vpc_security_group_ids              = [aws_security_group.mysql_database_orders.id]
  publicly_accessible                 = false
  parameter_group_name                = aws_db_parameter_group.mysql_database_orders.name
  ca_cert_identifier                  = "rds-ca-rsa2048-g1"
  backup_retention_period             = 30
  copy_tags_to_snapshot               = true
  deletion_protection                 = true
  skip_final_snapshot                 = false
  final_snapshot_identifier           = "mysql-database-aws-${var.environment}-mysql-database-orders-final"
  auto_minor_version_upgrade          = true
  allow_major_version_upgrade         = true
  apply_immediately                   = false
  performance_insights_enabled        = true
  performance_insights_kms_key_id     = aws_kms_key.main.arn
  enabled_cloudwatch_logs_exports     = ["error", "slowquery"]
  monitoring_interval                 = 60
  monitoring_role_arn                 = aws_iam_role.database_monitoring.arn
  tags                                = local.mysql_database_orders_tags

  depends_on = [
    aws_iam_role_policy_attachment.database_monitoring,
    aws_cloudwatch_log_group.mysql_database_orders_error,
    aws_cloudwatch_log_group.mysql_database_orders_slowquery,
  ]
}
