# resource:default/document-database-orders
# owner: group:default/team-platform
# rule: stackgen.io/resource-type

locals {
  document_database_orders_tags = {
    entity = "resource:default/document-database-orders"
    owner  = "group:default/team-platform"
  }
}

resource "aws_dynamodb_table" "document_database_orders" {
  name                        = "document-database-aws-${var.environment}-document-database-orders"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
  deletion_protection_enabled = true
  tags                        = local.document_database_orders_tags

  attribute {
    name = "id"
    type = "S"
  }

  point_in_time_recovery {
    enabled                 = true
    recovery_period_in_days = 30
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.main.arn
  }
}
