# component:default/object-storage-gallery
# owner: group:default/team-platform
# rule: services

locals {
  object_storage_gallery_labels = {
    entity = "component_default_object-storage-gallery"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "object_storage_gallery" {
  account_id   = "objec-${var.environment}-object-cea5bd"
  display_name = "object-storage-gallery"
  description  = "Identity of object_storage_gallery"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "object_storage_gallery" {
  repository_id          = "object-storage-gcp-${var.environment}-object-storage-gallery"
  location               = "europe-west3"
  description            = "Images of object_storage_gallery"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.object_storage_gallery_labels

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

resource "google_cloud_run_v2_service" "object_storage_gallery" {
  name                = "object-storage-${var.environment}-object-storage-g-cea5bd"
  location            = "europe-west3"
  description         = "object-storage-gallery"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.object_storage_gallery_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.object_storage_gallery.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.object_storage_gallery_min_replicas
      max_instance_count = var.object_storage_gallery_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["object-storage-gcp-${var.environment}-object-storage-gallery"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.object_storage_gallery.repository_id}/app:${var.object_storage_gallery_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name  = "OBJECT_STORAGE_MEDIA_NAME"
        value = google_storage_bucket.object_storage_media.name
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.object_storage_gallery_memory
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

  depends_on = [
    google_kms_crypto_key_iam_member.run,
    google_storage_bucket_iam_member.object_storage_gallery_read_object_storage_media,
  ]
}

resource "google_storage_bucket_iam_member" "object_storage_gallery_read_object_storage_media" {
  bucket = google_storage_bucket.object_storage_media.name
  role   = "roles/storage.objectViewer"
  member = google_service_account.object_storage_gallery.member
}
