# component:default/cache-profile
# owner: group:default/team-platform
# rule: services

locals {
  cache_profile_labels = {
    entity = "component_default_cache-profile"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "cache_profile" {
  account_id   = "cache-${var.environment}-cache-1ee66c"
  display_name = "cache-profile"
  description  = "Identity of cache_profile"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "cache_profile" {
  repository_id          = "cache-gcp-${var.environment}-cache-profile"
  location               = "europe-west3"
  description            = "Images of cache_profile"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.cache_profile_labels

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

resource "google_cloud_run_v2_service" "cache_profile" {
  name                = "cache-gcp-${var.environment}-cache-profile"
  location            = "europe-west3"
  description         = "cache-profile"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.cache_profile_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.cache_profile.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.cache_profile_min_replicas
      max_instance_count = var.cache_profile_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["cache-gcp-${var.environment}-cache-profile"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.cache_profile.repository_id}/app:${var.cache_profile_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name = "CACHE_SESSIONS_CA"
        value = join("\n", flatten(
          google_memorystore_instance.cache_sessions.managed_server_ca[*].ca_certs[*].certificates,
        ))
      }

      env {
        name  = "CACHE_SESSIONS_HOST"
        value = ([for connection in flatten(google_memorystore_instance.cache_sessions.endpoints[*].connections[*].psc_auto_connection) : connection.ip_address if connection.connection_type != "CONNECTION_TYPE_READER"])[0]
      }

      env {
        name  = "CACHE_SESSIONS_PORT"
        value = "6379"
      }

      env {
        name  = "CACHE_SESSIONS_TLS"
        value = "true"
      }

      env {
        name  = "CACHE_SESSIONS_URL"
        value = "rediss://${([for connection in flatten(google_memorystore_instance.cache_sessions.endpoints[*].connections[*].psc_auto_connection) : connection.ip_address if connection.connection_type != "CONNECTION_TYPE_READER"])[0]}:6379"
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.cache_profile_memory
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
    google_compute_firewall.cache_profile_to_cache_sessions,
    google_project_iam_member.cache_profile_connect_to_cache_sessions,
  ]
}

resource "google_compute_firewall" "cache_profile_to_cache_sessions" {
  name        = "cache-gcp-${var.environment}-cache-profile-to-cache-sessions"
  description = "cache_profile to cache_sessions"
  network     = google_compute_network.main.id
  direction   = "EGRESS"
  target_tags = ["cache-gcp-${var.environment}-cache-profile"]
  destination_ranges = [
    "${([for connection in flatten(google_memorystore_instance.cache_sessions.endpoints[*].connections[*].psc_auto_connection) : connection.ip_address if connection.connection_type != "CONNECTION_TYPE_READER"])[0]}/32",
  ]

  allow {
    protocol = "tcp"
    ports    = ["6379"]
  }
}

resource "google_project_iam_member" "cache_profile_connect_to_cache_sessions" {
  project = var.project_id
  role    = "roles/memorystore.dbConnectionUser"
  member  = google_service_account.cache_profile.member

  condition {
    title      = "only ${google_memorystore_instance.cache_sessions.instance_id}"
    expression = "resource.name == \"projects/${var.project_id}/locations/europe-west3/instances/${google_memorystore_instance.cache_sessions.instance_id}\""
  }
}
