# component:default/container-service-labels
# owner: group:default/team-platform
# rule: scheduled-jobs

locals {
  container_service_labels_labels = {
    entity = "component_default_container-service-labels"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "container_service_labels" {
  account_id   = "conta-${var.environment}-contai-6b51f0"
  display_name = "container-service-labels"
  description  = "Identity of container_service_labels"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "container_service_labels" {
  repository_id          = "container-service-gcp-${var.environment}-container-service-labels"
  location               = "europe-west3"
  description            = "Images of container_service_labels"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.container_service_labels_labels

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

resource "google_cloud_run_v2_job" "container_service_labels" {
  name                = "container-servi-${var.environment}-container-servi-6b51f0"
  location            = "europe-west3"
  deletion_protection = true
  labels              = local.container_service_labels_labels

  binary_authorization {
    use_default = true
  }

  template {
    task_count = 1

    template {
      service_account       = google_service_account.container_service_labels.email
      encryption_key        = google_kms_crypto_key.main.id
      execution_environment = "EXECUTION_ENVIRONMENT_GEN2"
      timeout               = "3600s"
      max_retries           = 1

      vpc_access {
        egress = "ALL_TRAFFIC"

        network_interfaces {
          network    = google_compute_network.main.id
          subnetwork = google_compute_subnetwork.main.id
          tags       = ["container-service-gcp-${var.environment}-container-service-labels"]
        }
      }

      containers {
        name  = "app"
        image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.container_service_labels.repository_id}/app:${var.container_service_labels_image_tag}"

        env {
          name  = "CONTAINER_SERVICE_PRICES_URL"
          value = "https://container-servi-${var.environment}-container-servi-ea1d39-${data.google_project.main.number}.europe-west3.run.app"
        }

        resources {
          limits = {
            cpu    = "1"
            memory = var.container_service_labels_memory
          }
        }
      }
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.run]
}

resource "google_service_account" "container_service_labels_schedule" {
  account_id   = "conta-${var.environment}-contai-917914"
  display_name = "container-service-labels"
  description  = "Identity of container_service_labels"

  depends_on = [google_project_service.main]
}

resource "google_cloud_run_v2_job_iam_member" "container_service_labels_schedule" {
  name     = google_cloud_run_v2_job.container_service_labels.name
  location = google_cloud_run_v2_job.container_service_labels.location
  role     = "roles/run.invoker"
  member   = google_service_account.container_service_labels_schedule.member
}

resource "google_cloud_scheduler_job" "container_service_labels" {
  name        = "container-service-gcp-${var.environment}-container-service-labels"
  region      = "europe-west3"
  description = "container-service-labels"
  schedule    = "0 3 * * *"
  time_zone   = "Etc/UTC"

  http_target {
    http_method = "POST"
    uri         = "https://run.googleapis.com/v2/${google_cloud_run_v2_job.container_service_labels.id}:run"

    oauth_token {
      service_account_email = google_service_account.container_service_labels_schedule.email
    }
  }

  retry_config {
    retry_count = 3
  }

  depends_on = [google_cloud_run_v2_job_iam_member.container_service_labels_schedule]
}

resource "google_cloud_run_v2_service_iam_member" "container_service_labels_invoke_container_service_prices" {
  name     = google_cloud_run_v2_service.container_service_prices.name
  location = google_cloud_run_v2_service.container_service_prices.location
  role     = "roles/run.invoker"
  member   = google_service_account.container_service_labels.member
}
