# component:default/container-service-prices
# owner: group:default/team-platform
# rule: services

locals {
  container_service_prices_labels = {
    entity = "component_default_container-service-prices"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "container_service_prices" {
  account_id   = "conta-${var.environment}-contai-ea1d39"
  display_name = "container-service-prices"
  description  = "Identity of container_service_prices"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "container_service_prices" {
  repository_id          = "container-service-gcp-${var.environment}-container-service-prices"
  location               = "europe-west3"
  description            = "Images of container_service_prices"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.container_service_prices_labels

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

resource "google_cloud_run_v2_service" "container_service_prices" {
  name                = "container-servi-${var.environment}-container-servi-ea1d39"
  location            = "europe-west3"
  description         = "container-service-prices"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.container_service_prices_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.container_service_prices.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.container_service_prices_min_replicas
      max_instance_count = var.container_service_prices_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["container-service-gcp-${var.environment}-container-service-prices"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.container_service_prices.repository_id}/app:${var.container_service_prices_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name  = "CONTAINER_SERVICE_DB_HOST"
        value = google_sql_database_instance.container_service_db.private_ip_address
      }

      env {
        name  = "CONTAINER_SERVICE_DB_INSTANCE"
        value = google_sql_database_instance.container_service_db.connection_name
      }

      env {
        name  = "CONTAINER_SERVICE_DB_NAME"
        value = "container_service_db"
      }

      env {
        name  = "CONTAINER_SERVICE_DB_PORT"
        value = "5432"
      }

      env {
        name  = "CONTAINER_SERVICE_DB_USER"
        value = google_sql_user.container_service_prices_in_container_service_db.name
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.container_service_prices_memory
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
    google_compute_firewall.container_service_prices_to_container_service_db,
    google_project_iam_member.container_service_prices_connect_to_container_service_db,
    google_project_iam_member.container_service_prices_sign_in_to_container_service_db,
  ]
}

resource "google_compute_firewall" "container_service_prices_to_container_service_db" {
  name        = "container-service-gcp-${var.environment}-container-service-price-4ea1bb"
  description = "container_service_prices to container_service_db"
  network     = google_compute_network.main.id
  direction   = "EGRESS"
  target_tags = ["container-service-gcp-${var.environment}-container-service-prices"]
  destination_ranges = [
    "${google_sql_database_instance.container_service_db.private_ip_address}/32",
  ]

  allow {
    protocol = "tcp"
    ports    = ["3307", "5432"]
  }
}

resource "google_project_iam_member" "container_service_prices_connect_to_container_service_db" {
  project = var.project_id
  role    = "roles/cloudsql.client"
  member  = google_service_account.container_service_prices.member

  condition {
    title      = "only ${google_sql_database_instance.container_service_db.name}"
    expression = "resource.service == \"sqladmin.googleapis.com\" && resource.name == \"projects/${var.project_id}/instances/${google_sql_database_instance.container_service_db.name}\""
  }
}

resource "google_project_iam_member" "container_service_prices_sign_in_to_container_service_db" {
  project = var.project_id
  role    = "roles/cloudsql.instanceUser"
  member  = google_service_account.container_service_prices.member

  condition {
    title      = "only ${google_sql_database_instance.container_service_db.name}"
    expression = "resource.service == \"sqladmin.googleapis.com\" && resource.name == \"projects/${var.project_id}/instances/${google_sql_database_instance.container_service_db.name}\""
  }
}

resource "google_sql_user" "container_service_prices_in_container_service_db" {
  name            = trimsuffix(google_service_account.container_service_prices.email, ".gserviceaccount.com")
  instance        = google_sql_database_instance.container_service_db.name
  type            = "CLOUD_IAM_SERVICE_ACCOUNT"
  deletion_policy = "ABANDON"
}
