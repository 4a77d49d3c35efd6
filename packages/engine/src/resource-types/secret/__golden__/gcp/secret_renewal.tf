# component:default/secret-renewal
# owner: group:default/team-platform
# rule: services

locals {
  secret_renewal_labels = {
    entity = "component_default_secret-renewal"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "secret_renewal" {
  account_id   = "secre-${var.environment}-secret-282072"
  display_name = "secret-renewal"
  description  = "Identity of secret_renewal"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "secret_renewal" {
  repository_id          = "secret-gcp-${var.environment}-secret-renewal"
  location               = "europe-west3"
  description            = "Images of secret_renewal"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.secret_renewal_labels

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

resource "google_cloud_run_v2_service" "secret_renewal" {
  name                = "secret-gcp-${var.environment}-secret-renewal"
  location            = "europe-west3"
  description         = "secret-renewal"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.secret_renewal_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.secret_renewal.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.secret_renewal_min_replicas
      max_instance_count = var.secret_renewal_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["secret-gcp-${var.environment}-secret-renewal"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.secret_renewal.repository_id}/app:${var.secret_renewal_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name  = "SECRET_PAYMENT_KEY_SECRET"
        value = google_secret_manager_secret.secret_payment_key.id
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.secret_renewal_memory
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
    google_secret_manager_secret_iam_member.secret_renewal_write_secret_payment_key,
  ]
}

resource "google_secret_manager_secret_iam_member" "secret_renewal_write_secret_payment_key" {
  secret_id = google_secret_manager_secret.secret_payment_key.secret_id
  role      = "roles/secretmanager.secretVersionAdder"
  member    = google_service_account.secret_renewal.member
}
