# component:default/virtual-machine-caller
# owner: group:default/team-platform
# rule: services

locals {
  virtual_machine_caller_labels = {
    entity = "component_default_virtual-machine-caller"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "virtual_machine_caller" {
  account_id   = "virtu-${var.environment}-virtua-a3cd68"
  display_name = "virtual-machine-caller"
  description  = "Identity of virtual_machine_caller"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "virtual_machine_caller" {
  repository_id          = "virtual-machine-gcp-${var.environment}-virtual-machine-caller"
  location               = "europe-west3"
  description            = "Images of virtual_machine_caller"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.virtual_machine_caller_labels

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

resource "google_cloud_run_v2_service" "virtual_machine_caller" {
  name                = "virtual-machine-${var.environment}-virtual-machine-a3cd68"
  location            = "europe-west3"
  description         = "virtual-machine-caller"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.virtual_machine_caller_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.virtual_machine_caller.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.virtual_machine_caller_min_replicas
      max_instance_count = var.virtual_machine_caller_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["virtual-machine-gcp-${var.environment}-virtual-machine-caller"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.virtual_machine_caller.repository_id}/app:${var.virtual_machine_caller_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name  = "VIRTUAL_MACHINE_LEGACY_HOST"
        value = google_compute_address.virtual_machine_legacy.address
      }

      env {
        name  = "VIRTUAL_MACHINE_LEGACY_PORT"
        value = "8443"
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.virtual_machine_caller_memory
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

resource "google_compute_firewall" "virtual_machine_caller_to_virtual_machine_legacy" {
  name               = "virtual-machine-gcp-${var.environment}-virtual-machine-caller-to-3781d4"
  description        = "virtual_machine_caller to virtual_machine_legacy"
  network            = google_compute_network.main.id
  direction          = "EGRESS"
  target_tags        = ["virtual-machine-gcp-${var.environment}-virtual-machine-caller"]
  destination_ranges = ["${google_compute_address.virtual_machine_legacy.address}/32"]

  allow {
    protocol = "tcp"
    ports    = ["8443"]
  }
}
