# component:default/file-storage-writer
# owner: group:default/team-platform
# rule: services

locals {
  file_storage_writer_labels = {
    entity = "component_default_file-storage-writer"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "file_storage_writer" {
  account_id   = "file-${var.environment}-file-s-00e300"
  display_name = "file-storage-writer"
  description  = "Identity of file_storage_writer"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "file_storage_writer" {
  repository_id          = "file-storage-gcp-${var.environment}-file-storage-writer"
  location               = "europe-west3"
  description            = "Images of file_storage_writer"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.file_storage_writer_labels

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

resource "google_cloud_run_v2_service" "file_storage_writer" {
  name                = "file-storage-gcp-${var.environment}-file-storage-writer"
  location            = "europe-west3"
  description         = "file-storage-writer"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.file_storage_writer_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.file_storage_writer.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.file_storage_writer_min_replicas
      max_instance_count = var.file_storage_writer_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["file-storage-gcp-${var.environment}-file-storage-writer"]
      }
    }

    volumes {
      name = "file-storage-reports"

      nfs {
        server    = google_filestore_instance.file_storage_reports.networks[0].ip_addresses[0]
        path      = "/files"
        read_only = false
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.file_storage_writer.repository_id}/app:${var.file_storage_writer_image_tag}"

      volume_mounts {
        name       = "file-storage-reports"
        mount_path = "/mnt/reports"
      }

      ports {
        container_port = 8080
      }

      env {
        name  = "FILE_STORAGE_REPORTS_PATH"
        value = "/mnt/reports"
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.file_storage_writer_memory
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
    google_compute_firewall.file_storage_writer_to_file_storage_reports,
  ]
}

resource "google_compute_firewall" "file_storage_writer_to_file_storage_reports" {
  name        = "file-storage-gcp-${var.environment}-file-storage-writer-to-file-a0ceaa"
  description = "file_storage_writer to file_storage_reports"
  network     = google_compute_network.main.id
  direction   = "EGRESS"
  target_tags = ["file-storage-gcp-${var.environment}-file-storage-writer"]
  destination_ranges = [
    "${google_filestore_instance.file_storage_reports.networks[0].ip_addresses[0]}/32",
  ]

  allow {
    protocol = "tcp"
    ports    = ["111", "2046", "2049", "2050", "4045"]
  }
}
