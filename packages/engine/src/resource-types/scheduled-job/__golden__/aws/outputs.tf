output "scheduled_job_reports_bucket" {
  description = "scheduled-job-reports: name of the bucket."
  value       = aws_s3_bucket.scheduled_job_reports.bucket
}
