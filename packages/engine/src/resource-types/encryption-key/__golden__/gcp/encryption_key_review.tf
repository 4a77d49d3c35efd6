# component:default/encryption-key-review
# owner: group:default/team-platform
# rule: services

locals {
  encryption_key_review_labels = {
    entity = "component_default_encryption-key-review"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "encryption_key_review" {
  account_id   = "encry-${var.environment}-encryp-c7be42"
  display_name = "encryption-key-review"
  description  = "Identity of encryption_key_review"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "encryption_key_review" {
  repository_id          = "encryption-key-gcp-${var.environment}-encryption-key-review"
  location               = "europe-west3"
  description            = "Images of encryption_key_review"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.encryption_key_review_labels

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

resource "google_cloud_run_v2_service" "encryption_key_review" {
  name                = "encryption-key-${var.environment}-encryption-key-r-c7be42"
  location            = "europe-west3"
  description         = "encryption-key-review"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.encryption_key_review_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.encryption_key_review.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.encryption_key_review_min_replicas
      max_instance_count = var.encryption_key_review_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["encryption-key-gcp-${var.environment}-encryption-key-review"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.encryption_key_review.repository_id}/app:${var.encryption_key_review_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name  = "ENCRYPTION_KEY_CUSTOMERS_ID"
        value = google_kms_crypto_key.encryption_key_customers.id
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.encryption_key_review_memory
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
    google_kms_crypto_key_iam_member.encryption_key_review_decrypt_encryption_key_customers,
  ]
}

resource "google_kms_crypto_key_iam_member" "encryption_key_review_decrypt_encryption_key_customers" {
  crypto_key_id = google_kms_crypto_key.encryption_key_customers.id
  role          = "roles/cloudkms.cryptoKeyDecrypter"
  member        = google_service_account.encryption_key_review.member
}
