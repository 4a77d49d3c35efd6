# component:default/secret-checkout
# owner: group:default/team-platform
# rule: services

locals {
  secret_checkout_labels = {
    entity = "component_default_secret-checkout"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "secret_checkout" {
  account_id   = "secre-${var.environment}-secret-78c058"
  display_name = "secret-checkout"
  description  = "Identity of secret_checkout"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "secret_checkout" {
  repository_id          = "secret-gcp-${var.environment}-secret-checkout"
  location               = "europe-west3"
  description            = "Images of secret_checkout"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.secret_checkout_labels

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

resource "google_cloud_run_v2_service" "secret_checkout" {
  name                = "secret-gcp-${var.environment}-secret-checkout"
  location            = "europe-west3"
  description         = "secret-checkout"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.secret_checkout_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.secret_checkout.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.secret_checkout_min_replicas
      max_instance_count = var.secret_checkout_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["secret-gcp-${var.environment}-secret-checkout"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.secret_checkout.repository_id}/app:${var.secret_checkout_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name = "SECRET_PAYMENT_KEY_VALUE"

        value_source {
          secret_key_ref {
            secret  = google_secret_manager_secret.secret_payment_key.secret_id
            version = "latest"
          }
        }
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.secret_checkout_memory
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
    google_secret_manager_secret_iam_member.secret_checkout_read_secret_payment_key,
  ]
}

resource "google_secret_manager_secret_iam_member" "secret_checkout_read_secret_payment_key" {
  secret_id = google_secret_manager_secret.secret_payment_key.secret_id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.secret_checkout.member
}
