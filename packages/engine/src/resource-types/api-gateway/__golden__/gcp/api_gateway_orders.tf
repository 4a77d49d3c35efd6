# component:default/api-gateway-orders
# owner: group:default/team-platform
# rule: services

locals {
  api_gateway_orders_labels = {
    entity = "component_default_api-gateway-orders"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "api_gateway_orders" {
  account_id   = "api-g-${var.environment}-api-ga-105151"
  display_name = "api-gateway-orders"
  description  = "Identity of api_gateway_orders"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "api_gateway_orders" {
  repository_id          = "api-gateway-gcp-${var.environment}-api-gateway-orders"
  location               = "europe-west3"
  description            = "Images of api_gateway_orders"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.api_gateway_orders_labels

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

resource "google_cloud_run_v2_service" "api_gateway_orders" {
  name                 = "api-gateway-gcp-${var.environment}-api-gateway-orders"
  location             = "europe-west3"
  description          = "api-gateway-orders"
  ingress              = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"
  invoker_iam_disabled = true
  deletion_protection  = true
  labels               = local.api_gateway_orders_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.api_gateway_orders.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.api_gateway_orders_min_replicas
      max_instance_count = var.api_gateway_orders_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["api-gateway-gcp-${var.environment}-api-gateway-orders"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.api_gateway_orders.repository_id}/app:${var.api_gateway_orders_image_tag}"

      ports {
        container_port = 8080
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.api_gateway_orders_memory
        }
      }

      startup_probe {
        period_seconds    = 10
        timeout_seconds   = 5
        failure_threshold = 12

        http_get {
          path = "/health"
          port = 8080
        }
      }

      liveness_probe {
        period_seconds    = 10
        timeout_seconds   = 5
        failure_threshold = 3

        http_get {
          path = "/health"
          port = 8080
        }
      }
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.run]
}
