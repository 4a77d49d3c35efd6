# resource:default/encryption-key-customers
# owner: group:default/team-platform
# rule: encryption-keys

locals {
  encryption_key_customers_tags = {
    entity = "resource:default/encryption-key-customers"
    owner  = "group:default/team-platform"
  }
}

resource "aws_kms_key" "encryption_key_customers" {
  description             = "encryption-key-aws-${var.environment}-encryption-key-customers"
  enable_key_rotation     = true
  rotation_period_in_days = 90
  deletion_window_in_days = 30
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "AdministeredByAccount"
        Effect = "Allow"
        Principal = {
          AWS = "arn:aws:iam::${data.aws_caller_identity.current.account_id}:root"
        }
        Action   = "kms:*"
        Resource = "*"
      },
    ]
  })
  tags = local.encryption_key_customers_tags

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_kms_alias" "encryption_key_customers" {
  name          = "alias/encryption-key-aws-${var.environment}-encryption-key-customers"
  target_key_id = aws_kms_key.encryption_key_customers.key_id
}
