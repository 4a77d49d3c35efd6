output "scheduled_job_reports_url" {
  description = "scheduled-job-reports: address of the container."
  value       = "${azurerm_storage_account.scheduled_job_reports.primary_blob_endpoint}${azurerm_storage_container.scheduled_job_reports.name}"
}
