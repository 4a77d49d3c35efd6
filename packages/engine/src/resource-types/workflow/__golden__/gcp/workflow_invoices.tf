# component:default/workflow-invoices
# owner: group:default/team-platform
# rule: functions

locals {
  workflow_invoices_labels = {
    entity = "component_default_workflow-invoices"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "workflow_invoices" {
  account_id   = "workf-${var.environment}-workfl-cf847e"
  display_name = "workflow-invoices"
  description  = "Identity of workflow_invoices"

  depends_on = [google_project_service.main]
}

resource "google_storage_bucket" "workflow_invoices" {
  name                        = "workflow-gcp-${var.environment}-workflow-invoices-${data.google_project.main.number}"
  location                    = "EUROPE-WEST3"
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = false
  labels                      = local.workflow_invoices_labels

  versioning {
    enabled = true
  }

  encryption {
    default_kms_key_name = google_kms_crypto_key.main.id
  }

  logging {
    log_bucket        = google_storage_bucket.logs.name
    log_object_prefix = "workflow_invoices"
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }

    condition {
      days_since_noncurrent_time = 90
      with_state                 = "ARCHIVED"
    }
  }

  lifecycle_rule {
    action {
      type = "AbortIncompleteMultipartUpload"
    }

    condition {
      age = 7
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.storage, google_storage_bucket_iam_member.logs]
}

resource "google_artifact_registry_repository" "workflow_invoices" {
  repository_id          = "workflow-gcp-${var.environment}-workflow-invoices"
  location               = "europe-west3"
  description            = "Images of workflow_invoices"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.workflow_invoices_labels

  docker_config {
    immutable_tags = false
  }

  cleanup_policies {
    id     = "untagged"
    action = "DELETE"

    condition {
      tag_state  = "UNTAGGED"
      older_than = "1209600s"
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.artifactregistry]
}

resource "google_service_account" "workflow_invoices_build" {
  account_id   = "workf-${var.environment}-workfl-c3cc13"
  display_name = "workflow-invoices"
  description  = "Identity of workflow_invoices"

  depends_on = [google_project_service.main]
}

resource "google_storage_bucket_iam_member" "workflow_invoices_build" {
  bucket = google_storage_bucket.workflow_invoices.name
  role   = "roles/storage.objectViewer"
  member = google_service_account.workflow_invoices_build.member
}

resource "google_project_iam_member" "workflow_invoices_build_copy" {
  project = var.project_id
  role    = "roles/storage.objectViewer"
  member  = google_service_account.workflow_invoices_build.member

  condition {
    title      = "only code of functions"
    expression = "resource.service == \"storage.googleapis.com\" && resource.name.startsWith(\"projects/_/buckets/gcf-v2-sources-${data.google_project.main.number}-europe-west3\")"
  }
}

resource "google_artifact_registry_repository_iam_member" "workflow_invoices_build" {
  location   = google_artifact_registry_repository.workflow_invoices.location
  repository = google_artifact_registry_repository.workflow_invoices.name
  role       = "roles/artifactregistry.writer"
  member     = google_service_account.workflow_invoices_build.member
}

resource "google_project_iam_member" "workflow_invoices_build_log" {
  project = var.project_id
  role    = "roles/logging.logWriter"
  member  = google_service_account.workflow_invoices_build.member
}

resource "google_cloudfunctions2_function" "workflow_invoices" {
  name         = "workflow-gcp-${var.environment}-workflow-invoices"
  location     = "europe-west3"
  description  = "workflow-invoices"
  kms_key_name = google_kms_crypto_key.main.id
  labels       = local.workflow_invoices_labels

  build_config {
    runtime           = "python313"
    entry_point       = "handler"
    docker_repository = google_artifact_registry_repository.workflow_invoices.id
    service_account   = "projects/${var.project_id}/serviceAccounts/${google_service_account.workflow_invoices_build.email}"

    source {
      storage_source {
        bucket = google_storage_bucket.workflow_invoices.name
        object = "${var.workflow_invoices_code_version}.zip"
      }
    }
  }

  service_config {
    service_account_email            = google_service_account.workflow_invoices.email
    ingress_settings                 = "ALLOW_INTERNAL_ONLY"
    all_traffic_on_latest_revision   = true
    binary_authorization_policy      = "default"
    available_cpu                    = "1"
    available_memory                 = var.workflow_invoices_memory
    timeout_seconds                  = 30
    max_instance_count               = 10
    max_instance_request_concurrency = 1
  }

  depends_on = [
    google_storage_bucket_iam_member.workflow_invoices_build,
    google_project_iam_member.workflow_invoices_build_copy,
    google_artifact_registry_repository_iam_member.workflow_invoices_build,
    google_project_iam_member.workflow_invoices_build_log,
    google_kms_crypto_key_iam_member.cloudfunctions,
    google_kms_crypto_key_iam_member.run,
    google_kms_crypto_key_iam_member.eventarc,
  ]
}
