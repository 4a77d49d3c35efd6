# component:default/recommendations
# owner: group:default/data-team
# rule: services

locals {
  recommendations_labels = {
    entity = "component_default_recommendations"
    owner  = "group_default_data-team"
  }
}

resource "google_service_account" "recommendations" {
  account_id   = "web-s-${var.environment}-recomm-be0de7"
  display_name = "Recommendations"
  description  = "Identity of recommendations"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "recommendations" {
  repository_id          = "web-shop-gcp-${var.environment}-recommendations"
  location               = "europe-west3"
  description            = "Images of recommendations"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.recommendations_labels

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

resource "google_cloud_run_v2_service" "recommendations" {
  name                = "web-shop-gcp-${var.environment}-recommendations"
  location            = "europe-west3"
  description         = "Recommendations"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.recommendations_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.recommendations.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.recommendations_min_replicas
      max_instance_count = var.recommendations_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["web-shop-gcp-${var.environment}-recommendations"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.recommendations.repository_id}/app:${var.recommendations_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name = "CATALOG_CACHE_CA"
        value = join("\n", flatten(
          google_memorystore_instance.catalog_cache.managed_server_ca[*].ca_certs[*].certificates,
        ))
      }

      env {
        name  = "CATALOG_CACHE_HOST"
        value = ([for connection in flatten(google_memorystore_instance.catalog_cache.endpoints[*].connections[*].psc_auto_connection) : connection.ip_address if connection.connection_type != "CONNECTION_TYPE_READER"])[0]
      }

      env {
        name  = "CATALOG_CACHE_PORT"
        value = "6379"
      }

      env {
        name  = "CATALOG_CACHE_TLS"
        value = "true"
      }

      env {
        name  = "CATALOG_CACHE_URL"
        value = "rediss://${([for connection in flatten(google_memorystore_instance.catalog_cache.endpoints[*].connections[*].psc_auto_connection) : connection.ip_address if connection.connection_type != "CONNECTION_TYPE_READER"])[0]}:6379"
      }

      env {
        name  = "CATALOG_SERVICE_URL"
        value = "https://web-shop-gcp-${var.environment}-catalog-service-${data.google_project.main.number}.europe-west3.run.app"
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.recommendations_memory
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
    google_compute_firewall.recommendations_to_catalog_cache,
    google_project_iam_member.recommendations_connect_to_catalog_cache,
  ]
}

resource "google_cloud_run_v2_service_iam_member" "recommendations_invoke_catalog_service" {
  name     = google_cloud_run_v2_service.catalog_service.name
  location = google_cloud_run_v2_service.catalog_service.location
  role     = "roles/run.invoker"
  member   = google_service_account.recommendations.member
}

resource "google_compute_firewall" "recommendations_to_catalog_cache" {
  name        = "web-shop-gcp-${var.environment}-recommendations-to-catalog-cache"
  description = "recommendations to catalog_cache"
  network     = google_compute_network.main.id
  direction   = "EGRESS"
  target_tags = ["web-shop-gcp-${var.environment}-recommendations"]
  destination_ranges = [
    "${([for connection in flatten(google_memorystore_instance.catalog_cache.endpoints[*].connections[*].psc_auto_connection) : connection.ip_address if connection.connection_type != "CONNECTION_TYPE_READER"])[0]}/32",
  ]

  allow {
    protocol = "tcp"
    ports    = ["6379"]
  }
}

resource "google_project_iam_member" "recommendations_connect_to_catalog_cache" {
  project = var.project_id
  role    = "roles/memorystore.dbConnectionUser"
  member  = google_service_account.recommendations.member

  condition {
    title      = "only ${google_memorystore_instance.catalog_cache.instance_id}"
    expression = "resource.name == \"projects/${var.project_id}/locations/europe-west3/instances/${google_memorystore_instance.catalog_cache.instance_id}\""
  }
}
