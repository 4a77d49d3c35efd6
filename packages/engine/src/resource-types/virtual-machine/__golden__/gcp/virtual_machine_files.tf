# resource:default/virtual-machine-files
# owner: group:default/team-platform
# rule: object-storage

locals {
  virtual_machine_files_labels = {
    entity = "resource_default_virtual-machine-files"
    owner  = "group_default_team-platform"
  }
}

resource "google_storage_bucket" "virtual_machine_files" {
  name                        = "virtual-machine-${var.environment}-virtual-machine-87172c-${data.google_project.main.number}"
  location                    = "EUROPE-WEST3"
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = false
  labels                      = local.virtual_machine_files_labels

  versioning {
    enabled = true
  }

  encryption {
    default_kms_key_name = google_kms_crypto_key.main.id
  }

  logging {
    log_bucket        = google_storage_bucket.logs.name
    log_object_prefix = "virtual_machine_files"
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
