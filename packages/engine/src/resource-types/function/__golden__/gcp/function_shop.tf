# component:default/function-shop
# owner: group:default/team-platform
# rule: services

locals {
  function_shop_labels = {
    entity = "component_default_function-shop"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "function_shop" {
  account_id   = "funct-${var.environment}-functi-7e2adc"
  display_name = "function-shop"
  description  = "Identity of function_shop"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "function_shop" {
  repository_id          = "function-gcp-${var.environment}-function-shop"
  location               = "europe-west3"
  description            = "Images of function_shop"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.function_shop_labels

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

resource "google_cloud_run_v2_service" "function_shop" {
  name                = "function-gcp-${var.environment}-function-shop"
  location            = "europe-west3"
  description         = "function-shop"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.function_shop_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.function_shop.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.function_shop_min_replicas
      max_instance_count = var.function_shop_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["function-gcp-${var.environment}-function-shop"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.function_shop.repository_id}/app:${var.function_shop_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name  = "FUNCTION_INVOICES_URL"
        value = "https://function-gcp-${var.environment}-function-invoices-${data.google_project.main.number}.europe-west3.run.app"
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.function_shop_memory
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

resource "google_cloud_run_v2_service_iam_member" "function_shop_invoke_function_invoices" {
  name     = google_cloudfunctions2_function.function_invoices.name
  location = google_cloudfunctions2_function.function_invoices.location
  role     = "roles/run.invoker"
  member   = google_service_account.function_shop.member
}
