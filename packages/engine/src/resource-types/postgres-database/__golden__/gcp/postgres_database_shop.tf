# component:default/postgres-database-shop
# owner: group:default/team-platform
# rule: services

locals {
  postgres_database_shop_labels = {
    entity = "component_default_postgres-database-shop"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "postgres_database_shop" {
  account_id   = "postg-${var.environment}-postgr-6edd61"
  display_name = "postgres-database-shop"
  description  = "Identity of postgres_database_shop"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "postgres_database_shop" {
  repository_id          = "postgres-database-gcp-${var.environment}-postgres-database-shop"
  location               = "europe-west3"
  description            = "Images of postgres_database_shop"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.postgres_database_shop_labels

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

resource "google_cloud_run_v2_service" "postgres_database_shop" {
  name                = "postgres-databa-${var.environment}-postgres-databa-6edd61"
  location            = "europe-west3"
  description         = "postgres-database-shop"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.postgres_database_shop_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.postgres_database_shop.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.postgres_database_shop_min_replicas
      max_instance_count = var.postgres_database_shop_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["postgres-database-gcp-${var.environment}-postgres-database-shop"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.postgres_database_shop.repository_id}/app:${var.postgres_database_shop_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name  = "POSTGRES_DATABASE_ORDERS_HOST"
        value = google_sql_database_instance.postgres_database_orders.private_ip_address
      }

      env {
        name  = "POSTGRES_DATABASE_ORDERS_INSTANCE"
        value = google_sql_database_instance.postgres_database_orders.connection_name
      }

      env {
        name  = "POSTGRES_DATABASE_ORDERS_NAME"
        value = "postgres_database_orders"
      }

      env {
        name  = "POSTGRES_DATABASE_ORDERS_PORT"
        value = "5432"
      }

      env {
        name  = "POSTGRES_DATABASE_ORDERS_USER"
        value = google_sql_user.postgres_database_shop_in_postgres_database_orders.name
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.postgres_database_shop_memory
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
    google_compute_firewall.postgres_database_shop_to_postgres_database_orders,
    google_project_iam_member.postgres_database_shop_connect_to_postgres_database_orders,
    google_project_iam_member.postgres_database_shop_sign_in_to_postgres_database_orders,
  ]
}

resource "google_compute_firewall" "postgres_database_shop_to_postgres_database_orders" {
  name        = "postgres-database-gcp-${var.environment}-postgres-database-shop-758265"
  description = "postgres_database_shop to postgres_database_orders"
  network     = google_compute_network.main.id
  direction   = "EGRESS"
  target_tags = ["postgres-database-gcp-${var.environment}-postgres-database-shop"]
  destination_ranges = [
    "${google_sql_database_instance.postgres_database_orders.private_ip_address}/32",
  ]

  allow {
    protocol = "tcp"
    ports    = ["3307", "5432"]
  }
}

resource "google_project_iam_member" "postgres_database_shop_connect_to_postgres_database_orders" {
  project = var.project_id
  role    = "roles/cloudsql.client"
  member  = google_service_account.postgres_database_shop.member

  condition {
    title      = "only ${google_sql_database_instance.postgres_database_orders.name}"
    expression = "resource.service == \"sqladmin.googleapis.com\" && resource.name == \"projects/${var.project_id}/instances/${google_sql_database_instance.postgres_database_orders.name}\""
  }
}

resource "google_project_iam_member" "postgres_database_shop_sign_in_to_postgres_database_orders" {
  project = var.project_id
  role    = "roles/cloudsql.instanceUser"
  member  = google_service_account.postgres_database_shop.member

  condition {
    title      = "only ${google_sql_database_instance.postgres_database_orders.name}"
    expression = "resource.service == \"sqladmin.googleapis.com\" && resource.name == \"projects/${var.project_id}/instances/${google_sql_database_instance.postgres_database_orders.name}\""
  }
}

resource "google_sql_user" "postgres_database_shop_in_postgres_database_orders" {
  name            = trimsuffix(google_service_account.postgres_database_shop.email, ".gserviceaccount.com")
  instance        = google_sql_database_instance.postgres_database_orders.name
  type            = "CLOUD_IAM_SERVICE_ACCOUNT"
  deletion_policy = "ABANDON"
}
