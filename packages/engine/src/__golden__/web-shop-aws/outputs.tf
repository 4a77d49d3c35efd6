output "carrier_api_key_arn" {
  description = "Key of the carrier’s API: ARN of the secret, to set its value with."
  value       = aws_secretsmanager_secret.carrier_api_key.arn
}

output "catalog_service_url" {
  description = "Catalog service: address on the internet."
  value       = "https://${var.catalog_service_domain_name}"
}

output "checkout_service_url" {
  description = "Checkout service: address on the internet."
  value       = "https://${var.checkout_service_domain_name}"
}

output "product_media_bucket" {
  description = "Product media: name of the bucket."
  value       = aws_s3_bucket.product_media.bucket
}

output "storefront_bucket" {
  description = "Storefront: bucket that the release pipeline uploads the files to."
  value       = aws_s3_bucket.storefront.bucket
}

output "storefront_distribution_id" {
  description = "Storefront: distribution to invalidate after an upload."
  value       = aws_cloudfront_distribution.storefront.id
}

output "storefront_url" {
  description = "Storefront: address of the website."
  value       = "https://${aws_cloudfront_distribution.storefront.domain_name}"
}
