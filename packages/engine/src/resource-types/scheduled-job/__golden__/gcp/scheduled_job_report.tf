# component:default/scheduled-job-report
# owner: group:default/team-platform
# rule: scheduled-jobs

locals {
  scheduled_job_report_labels = {
    entity = "component_default_scheduled-job-report"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "scheduled_job_report" {
  account_id   = "sched-${var.environment}-schedu-5cc5d4"
  display_name = "scheduled-job-report"
  description  = "Identity of scheduled_job_report"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "scheduled_job_report" {
  repository_id          = "scheduled-job-gcp-${var.environment}-scheduled-job-report"
  location               = "europe-west3"
  description            = "Images of scheduled_job_report"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.scheduled_job_report_labels

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

resource "google_cloud_run_v2_job" "scheduled_job_report" {
  name                = "scheduled-job-gcp-${var.environment}-scheduled-job-report"
  location            = "europe-west3"
  deletion_protection = true
  labels              = local.scheduled_job_report_labels

  binary_authorization {
    use_default = true
  }

  template {
    task_count = 1

    template {
      service_account       = google_service_account.scheduled_job_report.email
      encryption_key        = google_kms_crypto_key.main.id
      execution_environment = "EXECUTION_ENVIRONMENT_GEN2"
      timeout               = "3600s"
      max_retries           = 1

      vpc_access {
        egress = "ALL_TRAFFIC"

        network_interfaces {
          network    = google_compute_network.main.id
          subnetwork = google_compute_subnetwork.main.id
          tags       = ["scheduled-job-gcp-${var.environment}-scheduled-job-report"]
        }
      }

      containers {
        name  = "app"
        image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.scheduled_job_report.repository_id}/app:${var.scheduled_job_report_image_tag}"

        env {
          name  = "SCHEDULED_JOB_DB_HOST"
          value = google_sql_database_instance.scheduled_job_db.private_ip_address
        }

        env {
          name  = "SCHEDULED_JOB_DB_INSTANCE"
          value = google_sql_database_instance.scheduled_job_db.connection_name
        }

        env {
          name  = "SCHEDULED_JOB_DB_NAME"
          value = "scheduled_job_db"
        }

        env {
          name  = "SCHEDULED_JOB_DB_PORT"
          value = "5432"
        }

        env {
          name  = "SCHEDULED_JOB_DB_USER"
          value = google_sql_user.scheduled_job_report_in_scheduled_job_db.name
        }

        env {
          name  = "SCHEDULED_JOB_REPORTS_NAME"
          value = google_storage_bucket.scheduled_job_reports.name
        }

        resources {
          limits = {
            cpu    = "1"
            memory = var.scheduled_job_report_memory
          }
        }
      }
    }
  }

  depends_on = [
    google_kms_crypto_key_iam_member.run,
    google_compute_firewall.scheduled_job_report_to_scheduled_job_db,
    google_project_iam_member.scheduled_job_report_connect_to_scheduled_job_db,
    google_project_iam_member.scheduled_job_report_sign_in_to_scheduled_job_db,
    google_storage_bucket_iam_member.scheduled_job_report_write_scheduled_job_reports,
  ]
}

resource "google_service_account" "scheduled_job_report_schedule" {
  account_id   = "sched-${var.environment}-schedu-f850e8"
  display_name = "scheduled-job-report"
  description  = "Identity of scheduled_job_report"

  depends_on = [google_project_service.main]
}

resource "google_cloud_run_v2_job_iam_member" "scheduled_job_report_schedule" {
  name     = google_cloud_run_v2_job.scheduled_job_report.name
  location = google_cloud_run_v2_job.scheduled_job_report.location
  role     = "roles/run.invoker"
  member   = google_service_account.scheduled_job_report_schedule.member
}

resource "google_cloud_scheduler_job" "scheduled_job_report" {
  name        = "scheduled-job-gcp-${var.environment}-scheduled-job-report"
  region      = "europe-west3"
  description = "scheduled-job-report"
  schedule    = "30 2 * * 1-5"
  time_zone   = "Etc/UTC"

  http_target {
    http_method = "POST"
    uri         = "https://run.googleapis.com/v2/${google_cloud_run_v2_job.scheduled_job_report.id}:run"

    oauth_token {
      service_account_email = google_service_account.scheduled_job_report_schedule.email
    }
  }

  retry_config {
    retry_count = 3
  }

  depends_on = [google_cloud_run_v2_job_iam_member.scheduled_job_report_schedule]
}

resource "google_compute_firewall" "scheduled_job_report_to_scheduled_job_db" {
  name               = "scheduled-job-gcp-${var.environment}-scheduled-job-report-to-sch-62e84d"
  description        = "scheduled_job_report to scheduled_job_db"
  network            = google_compute_network.main.id
  direction          = "EGRESS"
  target_tags        = ["scheduled-job-gcp-${var.environment}-scheduled-job-report"]
  destination_ranges = ["${google_sql_database_instance.scheduled_job_db.private_ip_address}/32"]

  allow {
    protocol = "tcp"
    ports    = ["3307", "5432"]
  }
}

resource "google_project_iam_member" "scheduled_job_report_connect_to_scheduled_job_db" {
  project = var.project_id
  role    = "roles/cloudsql.client"
  member  = google_service_account.scheduled_job_report.member

  condition {
    title      = "only ${google_sql_database_instance.scheduled_job_db.name}"
    expression = "resource.service == \"sqladmin.googleapis.com\" && resource.name == \"projects/${var.project_id}/instances/${google_sql_database_instance.scheduled_job_db.name}\""
  }
}

resource "google_project_iam_member" "scheduled_job_report_sign_in_to_scheduled_job_db" {
  project = var.project_id
  role    = "roles/cloudsql.instanceUser"
  member  = google_service_account.scheduled_job_report.member

  condition {
    title      = "only ${google_sql_database_instance.scheduled_job_db.name}"
    expression = "resource.service == \"sqladmin.googleapis.com\" && resource.name == \"projects/${var.project_id}/instances/${google_sql_database_instance.scheduled_job_db.name}\""
  }
}

resource "google_sql_user" "scheduled_job_report_in_scheduled_job_db" {
  name            = trimsuffix(google_service_account.scheduled_job_report.email, ".gserviceaccount.com")
  instance        = google_sql_database_instance.scheduled_job_db.name
  type            = "CLOUD_IAM_SERVICE_ACCOUNT"
  deletion_policy = "ABANDON"
}

resource "google_storage_bucket_iam_member" "scheduled_job_report_write_scheduled_job_reports" {
  bucket = google_storage_bucket.scheduled_job_reports.name
  role   = "roles/storage.legacyBucketWriter"
  member = google_service_account.scheduled_job_report.member
}
