# component:default/workflow-billing
# owner: group:default/team-platform
# rule: workflows

locals {
  workflow_billing_labels = {
    entity = "component_default_workflow-billing"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "workflow_billing" {
  account_id   = "workf-${var.environment}-workfl-b7e460"
  display_name = "workflow-billing"
  description  = "Identity of workflow_billing"

  depends_on = [google_project_service.main]
}

resource "google_project_iam_member" "workflow_billing_log" {
  project = var.project_id
  role    = "roles/logging.logWriter"
  member  = google_service_account.workflow_billing.member
}

resource "google_workflows_workflow" "workflow_billing" {
  name                    = "workflow-gcp-${var.environment}-workflow-billing"
  region                  = "europe-west3"
  description             = "workflow-billing"
  service_account         = google_service_account.workflow_billing.email
  crypto_key_name         = google_kms_crypto_key.main.id
  call_log_level          = "LOG_ERRORS_ONLY"
  execution_history_level = "EXECUTION_HISTORY_BASIC"
  deletion_protection     = true
  user_env_vars = {
    WORKFLOW_INVOICES_URL = "https://workflow-gcp-${var.environment}-workflow-invoices-${data.google_project.main.number}.europe-west3.run.app"
    WORKFLOW_LEDGER_ID    = "projects/${var.project_id}/locations/europe-west3/jobs/workflow-gcp-${var.environment}-workflow-ledger"
    WORKFLOW_MAILS_TOPIC  = google_pubsub_topic.workflow_mails.id
  }
  source_contents = jsonencode({
    main = {
      steps = [
        {
          start = {
            return = "no steps yet"
          }
        },
      ]
    }
  })
  labels = local.workflow_billing_labels

  lifecycle {
    ignore_changes = [source_contents]
  }

  depends_on = [
    google_kms_crypto_key_iam_member.workflows,
    google_project_iam_member.workflow_billing_log,
  ]
}

resource "google_cloud_run_v2_service_iam_member" "workflow_billing_invoke_workflow_invoices" {
  name     = google_cloudfunctions2_function.workflow_invoices.name
  location = google_cloudfunctions2_function.workflow_invoices.location
  role     = "roles/run.invoker"
  member   = google_service_account.workflow_billing.member
}

resource "google_cloud_run_v2_job_iam_member" "workflow_billing_start_workflow_ledger" {
  name     = google_cloud_run_v2_job.workflow_ledger.name
  location = google_cloud_run_v2_job.workflow_ledger.location
  role     = google_project_iam_custom_role.job_starter.id
  member   = google_service_account.workflow_billing.member
}

resource "google_pubsub_topic_iam_member" "workflow_billing_publish_workflow_mails" {
  topic  = google_pubsub_topic.workflow_mails.name
  role   = "roles/pubsub.publisher"
  member = google_service_account.workflow_billing.member
}
