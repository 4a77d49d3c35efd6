# resource:default/object-storage-media
# owner: group:default/team-platform
# rule: object-storage

locals {
  object_storage_media_labels = {
    entity = "resource_default_object-storage-media"
    owner  = "group_default_team-platform"
  }
}

resource "google_storage_bucket" "object_storage_media" {
  name                        = "object-storage-gcp-${var.environment}-object-storage-media-${data.google_project.main.number}"
  location                    = "EUROPE-WEST3"
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = false
  labels                      = local.object_storage_media_labels

  versioning {
    enabled = true
  }

  encryption {
    default_kms_key_name = google_kms_crypto_key.main.id
  }

  logging {
    log_bucket        = google_storage_bucket.logs.name
    log_object_prefix = "object_storage_media"
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }

    condition {
      age        = 365
      with_state = "LIVE"
    }
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
