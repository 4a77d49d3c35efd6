# resource:default/ledger-db
# owner: group:default/payments-team
# rule: database-with-postgres

locals {
  ledger_db_tags = {
    entity = "resource:default/ledger-db"
    owner  = "group:default/payments-team"
  }
}

resource "aws_security_group" "ledger_db" {
  name        = "payments-aws-${var.environment}-ledger-db"
  description = "PostgreSQL ledger_db"
  vpc_id      = aws_vpc.main.id
  tags        = local.ledger_db_tags
}

resource "aws_db_subnet_group" "ledger_db" {
  name       = "payments-aws-${var.environment}-ledger-db"
  subnet_ids = [aws_subnet.private_a.id, aws_subnet.private_b.id]
  tags       = local.ledger_db_tags
}

resource "aws_db_parameter_group" "ledger_db" {
  name_prefix = "payments-aws-${var.environment}-ledger-db-"
  family      = "postgres17"
  tags        = local.ledger_db_tags

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

resource "aws_cloudwatch_log_group" "ledger_db_postgresql" {
  name              = "/aws/rds/instance/payments-aws-${var.environment}-ledger-db/postgresql"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.ledger_db_tags
}

resource "aws_cloudwatch_log_group" "ledger_db_upgrade" {
  name              = "/aws/rds/instance/payments-aws-${var.environment}-ledger-db/upgrade"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.ledger_db_tags
}

resource "aws_db_instance" "ledger_db" {
  identifier                          = "payments-aws-${var.environment}-ledger-db"
  engine                              = "postgres"
  engine_version                      = "17"
  instance_class                      = var.ledger_db_instance_class
  multi_az                            = true
  allocated_storage                   = 20
  max_allocated_storage               = 80
  storage_type                        = "gp3"
  storage_encrypted                   = true
  kms_key_id                          = aws_kms_key.main.arn
  db_name                             = "ledger_db"
  port                                = 5432
  username                            = "stackadmin"
  manage_master_user_password         = true
  master_user_secret_kms_key_id       = aws_kms_key.main.arn
  iam_database_authentication_enabled = true
  db_subnet_group_name                = aws_db_subnet_group.ledger_db.name
  vpc_security_group_ids              = [aws_security_group.ledger_db.id]
  publicly_accessible                 = false
  parameter_group_name                = aws_db_parameter_group.ledger_db.name
  ca_cert_identifier                  = "rds-ca-rsa2048-g1"
  backup_retention_period             = 35
  copy_tags_to_snapshot               = true
  deletion_protection                 = true
  skip_final_snapshot                 = false
  final_snapshot_identifier           = "payments-aws-${var.environment}-ledger-db-final"
  auto_minor_version_upgrade          = true
  allow_major_version_upgrade         = true
  apply_immediately                   = false
  performance_insights_enabled        = true
  performance_insights_kms_key_id     = aws_kms_key.main.arn
  enabled_cloudwatch_logs_exports     = ["postgresql", "upgrade"]
  monitoring_interval                 = 60
  monitoring_role_arn                 = aws_iam_role.database_monitoring.arn
  tags                                = local.ledger_db_tags

  depends_on = [
    aws_iam_role_policy_attachment.database_monitoring,
    aws_cloudwatch_log_group.ledger_db_postgresql,
    aws_cloudwatch_log_group.ledger_db_upgrade,
  ]
}
