# resource:default/kubernetes-workload-key
# owner: group:default/team-orders
# rule: secrets

locals {
  kubernetes_workload_key_tags = {
    entity = "resource:default/kubernetes-workload-key"
    owner  = "group:default/team-orders"
  }
}

resource "aws_secretsmanager_secret" "kubernetes_workload_key" {
  #checkov:skip=CKV2_AWS_57:Whoever sets the value rotates it; a rotation function would have to know what it opens.
  name                    = "kubernetes-workload-aws-${var.environment}-kubernetes-workload-key"
  description             = "kubernetes-workload-key; the value is not managed by Terraform"
  kms_key_id              = aws_kms_key.main.arn
  recovery_window_in_days = 30
  tags                    = local.kubernetes_workload_key_tags
}

resource "aws_secretsmanager_secret_policy" "kubernetes_workload_key" {
  secret_arn          = aws_secretsmanager_secret.kubernetes_workload_key.arn
  block_public_policy = true
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "secretsmanager:*"
        Resource  = aws_secretsmanager_secret.kubernetes_workload_key.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}
