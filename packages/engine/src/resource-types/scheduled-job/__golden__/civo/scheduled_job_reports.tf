# resource:default/scheduled-job-reports
# owner: group:default/team-platform
# rule: object-storage

resource "civo_object_store_credential" "scheduled_job_reports" {
  name   = "scheduled-job-civo-${var.environment}-scheduled-job-reports"
  region = "FRA1"
}

resource "civo_object_store" "scheduled_job_reports" {
  name          = "scheduled-job-civo-${var.environment}-scheduled-job-reports"
  region        = "FRA1"
  max_size_gb   = 500
  access_key_id = civo_object_store_credential.scheduled_job_reports.access_key_id

  lifecycle {
    prevent_destroy = true
  }
}
