output "payment_provider_key_arn" {
  description = "Key of the payment provider: ARN of the secret, to set its value with."
  value       = aws_secretsmanager_secret.payment_provider_key.arn
}

output "payments_console_bucket" {
  description = "Payments console: bucket that the release pipeline uploads the files to."
  value       = aws_s3_bucket.payments_console.bucket
}

output "payments_console_distribution_id" {
  description = "Payments console: distribution to invalidate after an upload."
  value       = aws_cloudfront_distribution.payments_console.id
}

output "payments_console_url" {
  description = "Payments console: address of the website."
  value       = "https://${aws_cloudfront_distribution.payments_console.domain_name}"
}

output "payments_service_url" {
  description = "Payments service: address on the internet."
  value       = "https://${var.payments_service_domain_name}"
}
