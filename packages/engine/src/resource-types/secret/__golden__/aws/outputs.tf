output "secret_payment_key_arn" {
  description = "secret-payment-key: ARN of the secret, to set its value with."
  value       = aws_secretsmanager_secret.secret_payment_key.arn
}
