# component:default/mysql-database-migrations
# owner: group:default/team-platform
# rule: services

locals {
  mysql_database_migrations_labels = {
    entity = "component_default_mysql-database-migrations"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "mysql_database_migrations" {
  account_id   = "mysql-${var.environment}-mysql-8fde93"
  display_name = "mysql-database-migrations"
  description  = "Identity of mysql_database_migrations"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "mysql_database_migrations" {
  repository_id          = "mysql-database-gcp-${var.environment}-mysql-database-migrations"
  location               = "europe-west3"
  description            = "Images of mysql_database_migrations"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.mysql_database_migrations_labels

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

resource "google_cloud_run_v2_service" "mysql_database_migrations" {
  name                = "mysql-database-${var.environment}-mysql-database-m-8fde93"
  location            = "europe-west3"
  description         = "mysql-database-migrations"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.mysql_database_migrations_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.mysql_database_migrations.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.mysql_database_migrations_min_replicas
      max_instance_count = var.mysql_database_migrations_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["mysql-database-gcp-${var.environment}-mysql-database-migrations"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.mysql_database_migrations.repository_id}/app:${var.mysql_database_migrations_image_tag}"

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
          split("@", google_sql_user.mysql_database_migrations_in_mysql_database_orders.name),
          0,
        )
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.mysql_database_migrations_memory
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
    google_compute_firewall.mysql_database_migrations_to_mysql_database_orders,
    google_project_iam_member.mysql_database_migrations_connect_to_mysql_database_orders,
    google_project_iam_member.mysql_database_migrations_sign_in_to_mysql_database_orders,
  ]
}

resource "google_compute_firewall" "mysql_database_migrations_to_mysql_database_orders" {
  name        = "mysql-database-gcp-${var.environment}-mysql-database-migrations-57d9f4"
  description = "mysql_database_migrations to mysql_database_orders"
  network     = google_compute_network.main.id
  direction   = "EGRESS"
  target_tags = ["mysql-database-gcp-${var.environment}-mysql-database-migrations"]
  destination_ranges = [
    "${google_sql_database_instance.mysql_database_orders.private_ip_address}/32",
  ]

  allow {
    protocol = "tcp"
    ports    = ["3306", "3307"]
  }
}

resource "google_project_iam_member" "mysql_database_migrations_connect_to_mysql_database_orders" {
  project = var.project_id
  role    = "roles/cloudsql.client"
  member  = google_service_account.mysql_database_migrations.member

  condition {
    title      = "only ${google_sql_database_instance.mysql_database_orders.name}"
    expression = "resource.service == \"sqladmin.googleapis.com\" && resource.name == \"projects/${var.project_id}/instances/${google_sql_database_instance.mysql_database_orders.name}\""
  }
}

resource "google_project_iam_member" "mysql_database_migrations_sign_in_to_mysql_database_orders" {
  project = var.project_id
  role    = "roles/cloudsql.instanceUser"
  member  = google_service_account.mysql_database_migrations.member

  condition {
    title      = "only ${google_sql_database_instance.mysql_database_orders.name}"
    expression = "resource.service == \"sqladmin.googleapis.com\" && resource.name == \"projects/${var.project_id}/instances/${google_sql_database_instance.mysql_database_orders.name}\""
  }
}

resource "google_sql_user" "mysql_database_migrations_in_mysql_database_orders" {
  name     = google_service_account.mysql_database_migrations.email
  instance = google_sql_database_instance.mysql_database_orders.name
  type     = "CLOUD_IAM_SERVICE_ACCOUNT"
}
