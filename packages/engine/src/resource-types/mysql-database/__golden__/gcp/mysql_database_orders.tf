# resource:default/mysql-database-orders
# owner: group:default/team-platform
# rule: database-named-mysql

locals {
  mysql_database_orders_labels = {
    entity = "resource_default_mysql-database-orders"
    owner  = "group_default_team-platform"
  }
}

resource "google_sql_database_instance" "mysql_database_orders" {
  #checkov:skip=CKV_GCP_79:The series is the application’s choice; the default is a supported one.
  name                = "mysql-database-gcp-${var.environment}-mysql-database-orders"
  region              = "europe-west3"
  database_version    = "MYSQL_8_4"
  encryption_key_name = google_kms_crypto_key.main.id
  deletion_protection = true
  root_password       = "${uuid()}-A"

  settings {
    edition                     = "ENTERPRISE"
    tier                        = var.mysql_database_orders_tier
    availability_type           = var.mysql_database_orders_availability_type
    disk_type                   = "PD_SSD"
    disk_size                   = 20
    disk_autoresize             = true
    disk_autoresize_limit       = 80
    deletion_protection_enabled = true
    user_labels = merge(
      {
        application = "mysql-database-gcp"
        environment = var.environment
        managed-by  = "terraform"
      },
      local.mysql_database_orders_labels,
    )

    ip_configuration {
      ipv4_enabled    = false
      private_network = google_compute_network.main.id
      ssl_mode        = "ENCRYPTED_ONLY"
    }

    backup_configuration {
      enabled                        = true
      location                       = "europe-west3"
      start_time                     = "02:00"
      binary_log_enabled             = true
      transaction_log_retention_days = 7

      backup_retention_settings {
        retention_unit   = "COUNT"
        retained_backups = 30
      }
    }

    maintenance_window {
      day          = 7
      hour         = 3
      update_track = "stable"
    }

    insights_config {
      query_insights_enabled  = true
      query_string_length     = 1024
      record_application_tags = true
      record_client_address   = false
    }

    password_validation_policy {
      enable_password_policy      = true
      min_length                  = 16
      complexity                  = "COMPLEXITY_DEFAULT"
      disallow_username_substring = true
    }

    database_flags {
      name  = "cloudsql_iam_authentication"
      value = "on"
    }

    database_flags {
      name  = "local_infile"
      value = "off"
    }

    database_flags {
      name  = "log_output"
      value = "FILE"
    }

    database_flags {
      name  = "long_query_time"
      value = "1"
    }

    database_flags {
      name  = "skip_show_database"
      value = "on"
    }

    database_flags {
      name  = "slow_query_log"
      value = "on"
    }
  }

  lifecycle {
    ignore_changes = [root_password, settings[0].disk_size]
  }

  depends_on = [
    google_kms_crypto_key_iam_member.sqladmin,
    google_service_networking_connection.services,
  ]
}

resource "google_sql_database" "mysql_database_orders" {
  name      = "mysql_database_orders"
  instance  = google_sql_database_instance.mysql_database_orders.name
  charset   = "utf8mb4"
  collation = "utf8mb4_0900_ai_ci"
}
