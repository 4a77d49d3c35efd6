output "scheduled_job_reports_bucket" {
  description = "scheduled-job-reports: name of the bucket."
  value       = google_storage_bucket.scheduled_job_reports.name
}
