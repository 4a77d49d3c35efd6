# resource:default/secret-payment-key
# owner: group:default/team-platform
# rule: secrets

locals {
  secret_payment_key_tags = {
    entity = "resource:default/secret-payment-key"
    owner  = "group:default/team-platform"
  }
}

resource "aws_secretsmanager_secret" "secret_payment_key" {
  #checkov:skip=CKV2_AWS_57:Whoever sets the value rotates it; a rotation function would have to know what it opens.
  name                    = "secret-aws-${var.environment}-secret-payment-key"
  description             = "secret-payment-key; the value is not managed by Terraform"
  kms_key_id              = aws_kms_key.main.arn
  recovery_window_in_days = 30
  tags                    = local.secret_payment_key_tags
}

resource "aws_secretsmanager_secret_policy" "secret_payment_key" {
  secret_arn          = aws_secretsmanager_secret.secret_payment_key.arn
  block_public_policy = true
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "secretsmanager:*"
        Resource  = aws_secretsmanager_secret.secret_payment_key.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}
