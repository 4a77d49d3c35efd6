# component:default/workflow-ledger
# owner: group:default/team-platform
# rule: scheduled-jobs

locals {
  workflow_ledger_labels = {
    entity = "component_default_workflow-ledger"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "workflow_ledger" {
  account_id   = "workf-${var.environment}-workfl-004302"
  display_name = "workflow-ledger"
  description  = "Identity of workflow_ledger"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "workflow_ledger" {
  repository_id          = "workflow-gcp-${var.environment}-workflow-ledger"
  location               = "europe-west3"
  description            = "Images of workflow_ledger"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.workflow_ledger_labels

  docker_config {
    immutable_tags = true
  }

  cleanup_policies {
    id     = "untagged"
    action = "DELETE"

    condition {
      tag_state  = "UNTAGGED"
      older_than = "1209600s"
    }
  }

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [google_kms_crypto_key_iam_member.artifactregistry]
}

resource "google_cloud_run_v2_job" "workflow_ledger" {
  name                = "workflow-gcp-${var.environment}-workflow-ledger"
  location            = "europe-west3"
  deletion_protection = true
  labels              = local.workflow_ledger_labels

  binary_authorization {
    use_default = true
  }

  template {
    task_count = 1

    template {
      service_account       = google_service_account.workflow_ledger.email
      encryption_key        = google_kms_crypto_key.main.id
      execution_environment = "EXECUTION_ENVIRONMENT_GEN2"
      timeout               = "3600s"
      max_retries           = 1

      vpc_access {
        egress = "ALL_TRAFFIC"

        network_interfaces {
          network    = google_compute_network.main.id
          subnetwork = google_compute_subnetwork.main.id
          tags       = ["workflow-gcp-${var.environment}-workflow-ledger"]
        }
      }

      containers {
        name  = "app"
        image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.workflow_ledger.repository_id}/app:${var.workflow_ledger_image_tag}"

        resources {
          limits = {
            cpu    = "1"
            memory = var.workflow_ledger_memory
          }
        }
      }
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.run]
}

resource "google_service_account" "workflow_ledger_schedule" {
  account_id   = "workf-${var.environment}-workfl-dc5c84"
  display_name = "workflow-ledger"
  description  = "Identity of workflow_ledger"

  depends_on = [google_project_service.main]
}

resource "google_cloud_run_v2_job_iam_member" "workflow_ledger_schedule" {
  name     = google_cloud_run_v2_job.workflow_ledger.name
  location = google_cloud_run_v2_job.workflow_ledger.location
  role     = "roles/run.invoker"
  member   = google_service_account.workflow_ledger_schedule.member
}

resource "google_cloud_scheduler_job" "workflow_ledger" {
  name        = "workflow-gcp-${var.environment}-workflow-ledger"
  region      = "europe-west3"
  description = "workflow-ledger"
  schedule    = "0 3 * * *"
  time_zone   = "Etc/UTC"

  http_target {
    http_method = "POST"
    uri         = "https://run.googleapis.com/v2/${google_cloud_run_v2_job.workflow_ledger.id}:run"

    oauth_token {
      service_account_email = google_service_account.workflow_ledger_schedule.email
    }
  }

  retry_config {
    retry_count = 3
  }

  depends_on = [google_cloud_run_v2_job_iam_member.workflow_ledger_schedule]
}
