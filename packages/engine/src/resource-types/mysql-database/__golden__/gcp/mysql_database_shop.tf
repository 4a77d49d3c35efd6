# component:default/mysql-database-shop
# owner: group:default/team-platform
# rule: services

locals {
  mysql_database_shop_labels = {
    entity = "component_default_mysql-database-shop"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "mysql_database_shop" {
  account_id   = "mysql-${var.environment}-mysql-2a32c9"
  display_name = "mysql-database-shop"
  description  = "Identity of mysql_database_shop"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "mysql_database_shop" {
  repository_id          = "mysql-database-gcp-${var.environment}-mysql-database-shop"
  location               = "europe-west3"
  description            = "Images of mysql_database_shop"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.mysql_database_shop_labels

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

resource "google_cloud_run_v2_service" "mysql_database_shop" {
  name                = "mysql-database-gcp-${var.environment}-mysql-database-shop"
  location            = "europe-west3"
  description         = "mysql-database-shop"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.mysql_database_shop_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.mysql_database_shop.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.mysql_database_shop_min_replicas
      max_instance_count = var.mysql_database_shop_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["mysql-database-gcp-${var.environment}-mysql-database-shop"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.mysql_database_shop.repository_id}/app:${var.mysql_database_shop_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name  = "MYSQL_DATABASE_ORDERS_HOST"
        value = google_sql_database_instance.mysql_database_orders.private_ip_address
      }

      env {
        name  = "MYSQL_DATABASE_ORDERS_INSTANCE"
        value = google_sql_database_instance.mysql_database_orders.connection_name
      }

      env {
        name  = "MYSQL_DATABASE_ORDERS_NAME"
        value = "mysql_database_orders"
      }

      env {
        name  = "MYSQL_DATABASE_ORDERS_PORT"
        value = "3306"
      }

      env {
        name = "MYSQL_DATABASE_ORDERS_USER"
        value = element(
          split("@", google_sql_user.mysql_database_shop_in_mysql_database_orders.name),
          0,
        )
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.mysql_database_shop_memory
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
    google_compute_firewall.mysql_database_shop_to_mysql_database_orders,
    google_project_iam_member.mysql_database_shop_connect_to_mysql_database_orders,
    google_project_iam_member.mysql_database_shop_sign_in_to_mysql_database_orders,
  ]
}

resource "google_compute_firewall" "mysql_database_shop_to_mysql_database_orders" {
  name        = "mysql-database-gcp-${var.environment}-mysql-database-shop-to-mys-8d1eb1"
  description = "mysql_database_shop to mysql_database_orders"
  network     = google_compute_network.main.id
  direction   = "EGRESS"
  target_tags = ["mysql-database-gcp-${var.environment}-mysql-database-shop"]
  destination_ranges = [
    "${google_sql_database_instance.mysql_database_orders.private_ip_address}/32",
  ]

  allow {
    protocol = "tcp"
    ports    = ["3306", "3307"]
  }
}

resource "google_project_iam_member" "mysql_database_shop_connect_to_mysql_database_orders" {
  project = var.project_id
  role    = "roles/cloudsql.client"
  member  = google_service_account.mysql_database_shop.member

  condition {
    title      = "only ${google_sql_database_instance.mysql_database_orders.name}"
    expression = "resource.service == \"sqladmin.googleapis.com\" && resource.name == \"projects/${var.project_id}/instances/${google_sql_database_instance.mysql_database_orders.name}\""
  }
}

resource "google_project_iam_member" "mysql_database_shop_sign_in_to_mysql_database_orders" {
  project = var.project_id
  role    = "roles/cloudsql.instanceUser"
  member  = google_service_account.mysql_database_shop.member

  condition {
    title      = "only ${google_sql_database_instance.mysql_database_orders.name}"
    expression = "resource.service == \"sqladmin.googleapis.com\" && resource.name == \"projects/${var.project_id}/instances/${google_sql_database_instance.mysql_database_orders.name}\""
  }
}

resource "google_sql_user" "mysql_database_shop_in_mysql_database_orders" {
  name     = google_service_account.mysql_database_shop.email
  instance = google_sql_database_instance.mysql_database_orders.name
  type     = "CLOUD_IAM_SERVICE_ACCOUNT"
}
