# resource:default/sqlserver-database-orders
# owner: group:default/team-platform
# rule: database-named-sqlserver

locals {
  sqlserver_database_orders_labels = {
    entity = "resource_default_sqlserver-database-orders"
    owner  = "group_default_team-platform"
  }
}

resource "google_sql_database_instance" "sqlserver_database_orders" {
  #checkov:skip=CKV_GCP_79:The version is the application’s choice; the default is a supported one.
  name                = "sqlserver-database-gcp-${var.environment}-sqlserver-database-orders"
  region              = "europe-west3"
  database_version    = "SQLSERVER_2022_STANDARD"
  encryption_key_name = google_kms_crypto_key.main.id
  deletion_protection = true
  root_password       = "${uuid()}-A"

  settings {
    edition                     = "ENTERPRISE"
    tier                        = var.sqlserver_database_orders_tier
    availability_type           = var.sqlserver_database_orders_availability_type
    disk_type                   = "PD_SSD"
    disk_size                   = 20
    disk_autoresize             = true
    disk_autoresize_limit       = 80
    deletion_protection_enabled = true
    user_labels = merge(
      {
        application = "sqlserver-database-gcp"
        environment = var.environment
        managed-by  = "terraform"
      },
      local.sqlserver_database_orders_labels,
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
      point_in_time_recovery_enabled = true
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
      query_insights_enabled = true
    }

    database_flags {
      name  = "3625"
      value = "on"
    }

    database_flags {
      name  = "contained database authentication"
      value = "off"
    }

    database_flags {
      name  = "cross db ownership chaining"
      value = "off"
    }

    database_flags {
      name  = "external scripts enabled"
      value = "off"
    }

    database_flags {
      name  = "remote access"
      value = "off"
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

resource "google_sql_database" "sqlserver_database_orders" {
  name     = "sqlserver_database_orders"
  instance = google_sql_database_instance.sqlserver_database_orders.name
}

# The value is not managed by Terraform.
resource "google_secret_manager_secret" "sqlserver_database_orders_reader" {
  secret_id           = "sqlserver-database-gcp-${var.environment}-sqlserver-database-orders-reader"
  version_destroy_ttl = "2592000s"
  labels              = local.sqlserver_database_orders_labels

  replication {
    user_managed {
      replicas {
        location = "europe-west3"

        customer_managed_encryption {
          kms_key_name = google_kms_crypto_key.main.id
        }
      }
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.secretmanager]
}

# The value is not managed by Terraform.
resource "google_secret_manager_secret" "sqlserver_database_orders_writer" {
  secret_id           = "sqlserver-database-gcp-${var.environment}-sqlserver-database-orders-writer"
  version_destroy_ttl = "2592000s"
  labels              = local.sqlserver_database_orders_labels

  replication {
    user_managed {
      replicas {
        location = "europe-west3"

        customer_managed_encryption {
          kms_key_name = google_kms_crypto_key.main.id
        }
      }
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.secretmanager]
}

# The value is not managed by Terraform.
resource "google_secret_manager_secret" "sqlserver_database_orders_user" {
  secret_id           = "sqlserver-database-gcp-${var.environment}-sqlserver-database-orders-user"
  version_destroy_ttl = "2592000s"
  labels              = local.sqlserver_database_orders_labels

  replication {
    user_managed {
      replicas {
        location = "europe-west3"

        customer_managed_encryption {
          kms_key_name = google_kms_crypto_key.main.id
        }
      }
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.secretmanager]
}

# The value is not managed by Terraform.
resource "google_secret_manager_secret" "sqlserver_database_orders_owner" {
  secret_id           = "sqlserver-database-gcp-${var.environment}-sqlserver-database-orders-owner"
  version_destroy_ttl = "2592000s"
  labels              = local.sqlserver_database_orders_labels

  replication {
    user_managed {
      replicas {
        location = "europe-west3"

        customer_managed_encryption {
          kms_key_name = google_kms_crypto_key.main.id
        }
      }
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.secretmanager]
}
