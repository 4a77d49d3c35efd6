output "event_archive_bucket" {
  description = "Event archive: name of the bucket."
  value       = aws_s3_bucket.event_archive.bucket
}

output "sales_reports_bucket" {
  description = "Sales reports: bucket that the release pipeline uploads the files to."
  value       = aws_s3_bucket.sales_reports.bucket
}

output "sales_reports_distribution_id" {
  description = "Sales reports: distribution to invalidate after an upload."
  value       = aws_cloudfront_distribution.sales_reports.id
}

output "sales_reports_url" {
  description = "Sales reports: address of the website."
  value       = "https://${aws_cloudfront_distribution.sales_reports.domain_name}"
}
