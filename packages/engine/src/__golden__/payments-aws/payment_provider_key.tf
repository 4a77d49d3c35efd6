# resource:default/payment-provider-key
# owner: group:default/payments-team
# rule: secrets

locals {
  payment_provider_key_tags = {
    entity = "resource:default/payment-provider-key"
    owner  = "group:default/payments-team"
  }
}

resource "aws_secretsmanager_secret" "payment_provider_key" {
  #checkov:skip=CKV2_AWS_57:Whoever sets the value rotates it; a rotation function would have to know what it opens.
  name                    = "payments-aws-${var.environment}-payment-provider-key"
  description             = "Key of the payment provider; the value is not managed by Terraform"
  kms_key_id              = aws_kms_key.main.arn
  recovery_window_in_days = 30
  tags                    = local.payment_provider_key_tags
}

resource "aws_secretsmanager_secret_policy" "payment_provider_key" {
  secret_arn          = aws_secretsmanager_secret.payment_provider_key.arn
  block_public_policy = true
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "secretsmanager:*"
        Resource  = aws_secretsmanager_secret.payment_provider_key.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}
