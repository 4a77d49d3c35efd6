# component:default/sqlserver-database-shop
# owner: group:default/team-platform
# rule: services

locals {
  sqlserver_database_shop_labels = {
    entity = "component_default_sqlserver-database-shop"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "sqlserver_database_shop" {
  account_id   = "sqlse-${var.environment}-sqlser-2c9eea"
  display_name = "sqlserver-database-shop"
  description  = "Identity of sqlserver_database_shop"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "sqlserver_database_shop" {
  repository_id          = "sqlserver-database-gcp-${var.environment}-sqlserver-database-shop"
  location               = "europe-west3"
  description            = "Images of sqlserver_database_shop"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.sqlserver_database_shop_labels

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

resource "google_cloud_run_v2_service" "sqlserver_database_shop" {
  name                = "sqlserver-datab-${var.environment}-sqlserver-datab-2c9eea"
  location            = "europe-west3"
  description         = "sqlserver-database-shop"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.sqlserver_database_shop_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.sqlserver_database_shop.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.sqlserver_database_shop_min_replicas
      max_instance_count = var.sqlserver_database_shop_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["sqlserver-database-gcp-${var.environment}-sqlserver-database-shop"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.sqlserver_database_shop.repository_id}/app:${var.sqlserver_database_shop_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name  = "SQLSERVER_DATABASE_ORDERS_HOST"
        value = google_sql_database_instance.sqlserver_database_orders.private_ip_address
      }

      env {
        name  = "SQLSERVER_DATABASE_ORDERS_INSTANCE"
        value = google_sql_database_instance.sqlserver_database_orders.connection_name
      }

      env {
        name  = "SQLSERVER_DATABASE_ORDERS_NAME"
        value = "sqlserver_database_orders"
      }

      env {
        name  = "SQLSERVER_DATABASE_ORDERS_PORT"
        value = "1433"
      }

      env {
        name  = "SQLSERVER_DATABASE_ORDERS_USER"
        value = "user"
      }

      env {
        name = "SQLSERVER_DATABASE_ORDERS_PASSWORD"

        value_source {
          secret_key_ref {
            secret  = google_secret_manager_secret.sqlserver_database_orders_user.secret_id
            version = "latest"
          }
        }
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.sqlserver_database_shop_memory
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
    google_compute_firewall.sqlserver_database_shop_to_sqlserver_database_orders,
    google_project_iam_member.sqlserver_database_shop_connect_to_sqlserver_database_orders,
    google_secret_manager_secret_iam_member.sqlserver_database_shop_read_sqlserver_database_orders,
  ]
}

resource "google_compute_firewall" "sqlserver_database_shop_to_sqlserver_database_orders" {
  name        = "sqlserver-database-gcp-${var.environment}-sqlserver-database-sho-944465"
  description = "sqlserver_database_shop to sqlserver_database_orders"
  network     = google_compute_network.main.id
  direction   = "EGRESS"
  target_tags = ["sqlserver-database-gcp-${var.environment}-sqlserver-database-shop"]
  destination_ranges = [
    "${google_sql_database_instance.sqlserver_database_orders.private_ip_address}/32",
  ]

  allow {
    protocol = "tcp"
    ports    = ["1433", "3307"]
  }
}

resource "google_project_iam_member" "sqlserver_database_shop_connect_to_sqlserver_database_orders" {
  project = var.project_id
  role    = "roles/cloudsql.client"
  member  = google_service_account.sqlserver_database_shop.member

  condition {
    title      = "only ${google_sql_database_instance.sqlserver_database_orders.name}"
    expression = "resource.service == \"sqladmin.googleapis.com\" && resource.name == \"projects/${var.project_id}/instances/${google_sql_database_instance.sqlserver_database_orders.name}\""
  }
}

resource "google_secret_manager_secret_iam_member" "sqlserver_database_shop_read_sqlserver_database_orders" {
  secret_id = google_secret_manager_secret.sqlserver_database_orders_user.secret_id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.sqlserver_database_shop.member
}
