# resource:default/scheduled-job-reports
# owner: group:default/team-platform
# rule: object-storage

locals {
  scheduled_job_reports_labels = {
    entity = "resource_default_scheduled-job-reports"
    owner  = "group_default_team-platform"
  }
}

resource "google_storage_bucket" "scheduled_job_reports" {
  name                        = "scheduled-job-gcp-${var.environment}-scheduled-job-reports-${data.google_project.main.number}"
  location                    = "EUROPE-WEST3"
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = false
  labels                      = local.scheduled_job_reports_labels

  versioning {
    enabled = true
  }

  encryption {
    default_kms_key_name = google_kms_crypto_key.main.id
  }

  logging {
    log_bucket        = google_storage_bucket.logs.name
    log_object_prefix = "scheduled_job_reports"
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }

    condition {
      days_since_noncurrent_time = 30
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
