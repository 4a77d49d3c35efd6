resource "google_project_iam_custom_role" "job_starter" {
  role_id     = replace("workflow_gcp_${var.environment}_job_starter", "-", "_")
  title       = "Starts jobs and sees how their runs go"
  description = "Starts jobs and sees how their runs go"
  permissions = ["run.executions.get", "run.jobs.run"]

  depends_on = [google_project_service.main]
}

resource "google_project_iam_custom_role" "workflow_starter" {
  role_id     = replace("workflow_gcp_${var.environment}_workflow_starter", "-", "_")
  title       = "Starts workflows, and cannot see or stop them"
  description = "Starts workflows, and cannot see or stop them"
  permissions = ["workflows.executions.create"]

  depends_on = [google_project_service.main]
}
