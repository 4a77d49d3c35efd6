resource "google_project_iam_custom_role" "job_starter" {
  role_id     = replace("scheduled_job_gcp_${var.environment}_job_starter", "-", "_")
  title       = "Starts jobs and sees how their runs go"
  description = "Starts jobs and sees how their runs go"
  permissions = ["run.executions.get", "run.jobs.run"]

  depends_on = [google_project_service.main]
}
