# resource:default/carrier-api-key
# owner: group:default/shop-team
# rule: secrets

locals {
  carrier_api_key_tags = {
    entity = "resource:default/carrier-api-key"
    owner  = "group:default/shop-team"
  }
}

resource "aws_secretsmanager_secret" "carrier_api_key" {
  #checkov:skip=CKV2_AWS_57:Whoever sets the value rotates it; a rotation function would have to know what it opens.
  name                    = "web-shop-aws-${var.environment}-carrier-api-key"
  description             = "Key of the carrier’s API; the value is not managed by Terraform"
  kms_key_id              = aws_kms_key.main.arn
  recovery_window_in_days = 30
  tags                    = local.carrier_api_key_tags
}

resource "aws_secretsmanager_secret_policy" "carrier_api_key" {
  secret_arn          = aws_secretsmanager_secret.carrier_api_key.arn
  block_public_policy = true
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "secretsmanager:*"
        Resource  = aws_secretsmanager_secret.carrier_api_key.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}
