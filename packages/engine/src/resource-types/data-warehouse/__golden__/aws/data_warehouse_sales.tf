# resource:default/data-warehouse-sales
# owner: group:default/team-platform
# rule: data-warehouses

locals {
  data_warehouse_sales_tags = {
    entity = "resource:default/data-warehouse-sales"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "data_warehouse_sales" {
  name        = "data-warehouse-aws-${var.environment}-data-warehouse-sales"
  description = "Redshift data_warehouse_sales"
  vpc_id      = aws_vpc.main.id
  tags        = local.data_warehouse_sales_tags
}

resource "aws_cloudwatch_log_group" "data_warehouse_sales_connectionlog" {
  name              = "/aws/redshift/data-warehouse-aws-${var.environment}-data-warehouse-sales/connectionlog"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.data_warehouse_sales_tags
}

resource "aws_cloudwatch_log_group" "data_warehouse_sales_useractivitylog" {
  name              = "/aws/redshift/data-warehouse-aws-${var.environment}-data-warehouse-sales/useractivitylog"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.data_warehouse_sales_tags
}

resource "aws_cloudwatch_log_group" "data_warehouse_sales_userlog" {
  name              = "/aws/redshift/data-warehouse-aws-${var.environment}-data-warehouse-sales/userlog"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.data_warehouse_sales_tags
}

resource "aws_redshiftserverless_namespace" "data_warehouse_sales" {
  namespace_name                   = "data-warehouse-aws-${var.environment}-data-warehouse-sales"
  db_name                          = "data_warehouse_sales"
  admin_username                   = "stackadmin"
  manage_admin_password            = true
  admin_password_secret_kms_key_id = aws_kms_key.main.arn
  kms_key_id                       = aws_kms_key.main.arn
  log_exports                      = ["connectionlog", "useractivitylog", "userlog"]
  tags                             = local.data_warehouse_sales_tags

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [
    aws_cloudwatch_log_group.data_warehouse_sales_connectionlog,
    aws_cloudwatch_log_group.data_warehouse_sales_useractivitylog,
    aws_cloudwatch_log_group.data_warehouse_sales_userlog,
  ]
}

resource "aws_redshiftserverless_workgroup" "data_warehouse_sales" {
  workgroup_name       = "data-warehouse-aws-${var.environment}-data-warehouse-sales"
  namespace_name       = aws_redshiftserverless_namespace.data_warehouse_sales.namespace_name
  base_capacity        = var.data_warehouse_sales_base_capacity
  max_capacity         = var.data_warehouse_sales_max_capacity
  port                 = 5439
  publicly_accessible  = false
  enhanced_vpc_routing = true
  subnet_ids           = [aws_subnet.private_a.id, aws_subnet.private_b.id, aws_subnet.private_c.id]
  security_group_ids   = [aws_security_group.data_warehouse_sales.id]
  tags                 = local.data_warehouse_sales_tags

  config_parameter {
    parameter_key   = "enable_user_activity_logging"
    parameter_value = "true"
  }

  config_parameter {
    parameter_key   = "require_ssl"
    parameter_value = "true"
  }

  lifecycle {
    ignore_changes = [config_parameter]
  }
}

resource "aws_redshiftserverless_usage_limit" "data_warehouse_sales" {
  resource_arn  = aws_redshiftserverless_workgroup.data_warehouse_sales.arn
  usage_type    = "serverless-compute"
  period        = "daily"
  amount        = var.data_warehouse_sales_daily_units
  breach_action = "emit-metric"
}

resource "aws_iam_role" "data_warehouse_sales_snapshots" {
  name = "data-warehouse-aws-${var.environment}-data-warehouse-sales-snapshots"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = "sts:AssumeRole"
        Principal = {
          Service = "scheduler.amazonaws.com"
        }
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
  tags = local.data_warehouse_sales_tags
}

resource "aws_scheduler_schedule" "data_warehouse_sales_snapshots" {
  name                         = "data-warehouse-aws-${var.environment}-data-warehouse-sales-snapshots"
  description                  = "Nightly snapshots of data-warehouse-sales"
  schedule_expression          = "cron(0 3 * * ? *)"
  schedule_expression_timezone = "UTC"
  kms_key_arn                  = aws_kms_key.main.arn

  flexible_time_window {
    mode                      = "FLEXIBLE"
    maximum_window_in_minutes = 60
  }

  target {
    arn      = "arn:aws:scheduler:::aws-sdk:redshiftserverless:createSnapshot"
    role_arn = aws_iam_role.data_warehouse_sales_snapshots.arn
    input = replace(
      replace(
        jsonencode({
          NamespaceName   = aws_redshiftserverless_namespace.data_warehouse_sales.namespace_name
          SnapshotName    = "nightly-<aws.scheduler.execution-id>"
          RetentionPeriod = 7
        }),
        "\\u003c",
        "<",
      ),
      "\\u003e",
      ">",
    )
  }

  depends_on = [aws_iam_role_policy.data_warehouse_sales_snapshots]
}

resource "aws_iam_role_policy" "data_warehouse_sales_snapshots" {
  name = "snapshots"
  role = aws_iam_role.data_warehouse_sales_snapshots.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "TakeSnapshots"
        Effect = "Allow"
        Action = "redshift-serverless:CreateSnapshot"
        Resource = [
          aws_redshiftserverless_namespace.data_warehouse_sales.arn,
          "arn:aws:redshift-serverless:eu-central-1:${data.aws_caller_identity.current.account_id}:snapshot/*",
        ]
      },
      {
        Sid      = "DecryptData"
        Effect   = "Allow"
        Action   = "kms:Decrypt"
        Resource = aws_kms_key.main.arn
      },
    ]
  })
}
