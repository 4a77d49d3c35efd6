# resource:default/sqlserver-database-orders
# owner: group:default/team-platform
# rule: database-named-sqlserver

locals {
  sqlserver_database_orders_tags = {
    entity = "resource:default/sqlserver-database-orders"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "sqlserver_database_orders" {
  name        = "sqlserver-database-aws-${var.environment}-sqlserver-database-orders"
  description = "SQL Server sqlserver_database_orders"
  vpc_id      = aws_vpc.main.id
  tags        = local.sqlserver_database_orders_tags
}

resource "aws_db_subnet_group" "sqlserver_database_orders" {
  name       = "sqlserver-database-aws-${var.environment}-sqlserver-database-orders"
  subnet_ids = [aws_subnet.private_a.id, aws_subnet.private_b.id]
  tags       = local.sqlserver_database_orders_tags
}

resource "aws_db_parameter_group" "sqlserver_database_orders" {
  name_prefix = "sqlserver-database-aws-${var.environment}-sqlserver-database-orders-"
  family      = "sqlserver-se-16.0"
  tags        = local.sqlserver_database_orders_tags

  parameter {
    name         = "rds.force_ssl"
    value        = "1"
    apply_method = "pending-reboot"
  }

  parameter {
    name         = "rds.tls10"
    value        = "disabled"
    apply_method = "pending-reboot"
  }

  parameter {
    name         = "rds.tls11"
    value        = "disabled"
    apply_method = "pending-reboot"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "sqlserver_database_orders_agent" {
  name              = "/aws/rds/instance/sqlserver-database-aws-${var.environment}-sqlserver-database-orders/agent"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.sqlserver_database_orders_tags
}

resource "aws_cloudwatch_log_group" "sqlserver_database_orders_error" {
  name              = "/aws/rds/instance/sqlserver-database-aws-${var.environment}-sqlserver-database-orders/error"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.sqlserver_database_orders_tags
}

resource "aws_db_instance" "sqlserver_database_orders" {
  #checkov:skip=CKV_AWS_161:SQL Server knows no identities of AWS.
  identifier                      = "sqlserver-database-aws-${var.environment}-sqlserver-database-orders"
  engine                          = "sqlserver-se"
  engine_version                  = "16.00"
  instance_class                  = var.sqlserver_database_orders_instance_class
  multi_az                        = var.sqlserver_database_orders_multi_az
  allocated_storage               = 20
  max_allocated_storage           = 80
  storage_type                    = "gp3"
  storage_encrypted               = true
  kms_key_id                      = aws_kms_key.main.arn
  license_model                   = "license-included"
  port                            = 1433
  username                        = "stackadmin"
  manage_master_user_password     = true
  master_user_secret_kms_key_id   = aws_kms_key.main.arn
  db_subnet_group_name            = aws_db_subnet_group.sqlserver_database_orders.name
  vpc_security_group_ids          = [aws_security_group.sqlserver_database_orders.id]
  publicly_accessible             = false
  parameter_group_name            = aws_db_parameter_group.sqlserver_database_orders.name
  ca_cert_identifier              = "rds-ca-rsa2048-g1"
  backup_retention_period         = 30
  copy_tags_to_snapshot           = true
  deletion_protection             = true
  skip_final_snapshot             = false
  final_snapshot_identifier       = "sqlserver-database-aws-${var.environment}-sqlserver-database-orders-final"
  auto_minor_version_upgrade      = true
  allow_major_version_upgrade     = true
  apply_immediately               = false
  performance_insights_enabled    = true
  performance_insights_kms_key_id = aws_kms_key.main.arn
  enabled_cloudwatch_logs_exports = ["agent", "error"]
  monitoring_interval             = 60
  monitoring_role_arn             = aws_iam_role.database_monitoring.arn
  tags                            = local.sqlserver_database_orders_tags

  depends_on = [
    aws_iam_role_policy_attachment.database_monitoring,
    aws_cloudwatch_log_group.sqlserver_database_orders_agent,
    aws_cloudwatch_log_group.sqlserver_database_orders_error,
  ]
}

resource "aws_secretsmanager_secret" "sqlserver_database_orders_reader" {
  #checkov:skip=CKV2_AWS_57:Whoever sets the value rotates it; a rotation function would have to know what it opens.
  name                    = "sqlserver-database-aws-${var.environment}-sqlserver-database-orders-reader"
  description             = "Login of those who read sqlserver-database-orders; the value is not managed by Terraform"
  kms_key_id              = aws_kms_key.main.arn
  recovery_window_in_days = 30
  tags                    = local.sqlserver_database_orders_tags
}

resource "aws_secretsmanager_secret_policy" "sqlserver_database_orders_reader" {
  secret_arn          = aws_secretsmanager_secret.sqlserver_database_orders_reader.arn
  block_public_policy = true
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "secretsmanager:*"
        Resource  = aws_secretsmanager_secret.sqlserver_database_orders_reader.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}
