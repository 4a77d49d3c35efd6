output "static_website_backend_url" {
  description = "static-website-backend: address on the internet."
  value       = "https://${var.static_website_backend_domain_name}"
}

output "static_website_pages_bucket" {
  description = "Pages: bucket that the release pipeline uploads the files to."
  value       = aws_s3_bucket.static_website_pages.bucket
}

output "static_website_pages_distribution_id" {
  description = "Pages: distribution to invalidate after an upload."
  value       = aws_cloudfront_distribution.static_website_pages.id
}

output "static_website_pages_url" {
  description = "Pages: address of the website."
  value       = "https://${aws_cloudfront_distribution.static_website_pages.domain_name}"
}
