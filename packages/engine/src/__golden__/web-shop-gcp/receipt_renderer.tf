# component:default/receipt-renderer
# owner: group:default/shop-team
# rule: services

locals {
  receipt_renderer_labels = {
    entity = "component_default_receipt-renderer"
    owner  = "group_default_shop-team"
  }
}

resource "google_service_account" "receipt_renderer" {
  account_id   = "web-s-${var.environment}-receip-e66da5"
  display_name = "Receipt renderer"
  description  = "Identity of receipt_renderer"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "receipt_renderer" {
  repository_id          = "web-shop-gcp-${var.environment}-receipt-renderer"
  location               = "europe-west3"
  description            = "Images of receipt_renderer"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.receipt_renderer_labels

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

resource "google_cloud_run_v2_service" "receipt_renderer" {
  name                = "web-shop-gcp-${var.environment}-receipt-renderer"
  location            = "europe-west3"
  description         = "Receipt renderer"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.receipt_renderer_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.receipt_renderer.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.receipt_renderer_min_replicas
      max_instance_count = var.receipt_renderer_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["web-shop-gcp-${var.environment}-receipt-renderer"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.receipt_renderer.repository_id}/app:${var.receipt_renderer_image_tag}"

      ports {
        container_port = 8080
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.receipt_renderer_memory
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
