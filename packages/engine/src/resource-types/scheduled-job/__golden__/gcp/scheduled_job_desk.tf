# component:default/scheduled-job-desk
# owner: group:default/team-platform
# rule: services

locals {
  scheduled_job_desk_labels = {
    entity = "component_default_scheduled-job-desk"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "scheduled_job_desk" {
  account_id   = "sched-${var.environment}-schedu-362d05"
  display_name = "scheduled-job-desk"
  description  = "Identity of scheduled_job_desk"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "scheduled_job_desk" {
  repository_id          = "scheduled-job-gcp-${var.environment}-scheduled-job-desk"
  location               = "europe-west3"
  description            = "Images of scheduled_job_desk"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.scheduled_job_desk_labels

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

resource "google_cloud_run_v2_service" "scheduled_job_desk" {
  name                = "scheduled-job-gcp-${var.environment}-scheduled-job-desk"
  location            = "europe-west3"
  description         = "scheduled-job-desk"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.scheduled_job_desk_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.scheduled_job_desk.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.scheduled_job_desk_min_replicas
      max_instance_count = var.scheduled_job_desk_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["scheduled-job-gcp-${var.environment}-scheduled-job-desk"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.scheduled_job_desk.repository_id}/app:${var.scheduled_job_desk_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name  = "SCHEDULED_JOB_REPORT_ID"
        value = "projects/${var.project_id}/locations/europe-west3/jobs/scheduled-job-gcp-${var.environment}-scheduled-job-report"
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.scheduled_job_desk_memory
        }
      }

      startup_probe {
        period_seconds    = 10
        timeout_seconds   = 5
        failure_threshold = 12

        http_get {
          path = "/"
          port = 8080
        }
      }

      liveness_probe {
        period_seconds    = 10
        timeout_seconds   = 5
        failure_threshold = 3

        http_get {
          path = "/"
          port = 8080
        }
      }
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.run]
}

resource "google_cloud_run_v2_job_iam_member" "scheduled_job_desk_start_scheduled_job_report" {
  name     = google_cloud_run_v2_job.scheduled_job_report.name
  location = google_cloud_run_v2_job.scheduled_job_report.location
  role     = google_project_iam_custom_role.job_starter.id
  member   = google_service_account.scheduled_job_desk.member
}
