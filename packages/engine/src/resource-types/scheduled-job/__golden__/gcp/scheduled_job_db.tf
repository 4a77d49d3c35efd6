# resource:default/scheduled-job-db
# owner: group:default/team-platform
# rule: database

locals {
  scheduled_job_db_labels = {
    entity = "resource_default_scheduled-job-db"
    owner  = "group_default_team-platform"
  }
}

resource "google_sql_database_instance" "scheduled_job_db" {
  #checkov:skip=CKV_GCP_79:The major version is the application’s choice; the default is a supported one.
  name                = "scheduled-job-gcp-${var.environment}-scheduled-job-db"
  region              = "europe-west3"
  database_version    = "POSTGRES_17"
  encryption_key_name = google_kms_crypto_key.main.id
  deletion_protection = true
  root_password       = "${uuid()}-A"

  settings {
    edition                     = "ENTERPRISE"
    tier                        = var.scheduled_job_db_tier
    availability_type           = var.scheduled_job_db_availability_type
    disk_type                   = "PD_SSD"
    disk_size                   = 20
    disk_autoresize             = true
    disk_autoresize_limit       = 80
    deletion_protection_enabled = true
    user_labels = merge(
      {
        application = "scheduled-job-gcp"
        environment = var.environment
        managed-by  = "terraform"
      },
      local.scheduled_job_db_labels,
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
        retained_backups = 14
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
      name  = "cloudsql.enable_pgaudit"
      value = "on"
    }

    database_flags {
      name  = "cloudsql.iam_authentication"
      value = "on"
    }

    database_flags {
      name  = "log_checkpoints"
      value = "on"
    }

    database_flags {
      name  = "log_connections"
      value = "on"
    }

    database_flags {
      name  = "log_disconnections"
      value = "on"
    }

    database_flags {
      name  = "log_duration"
      value = "on"
    }

    database_flags {
      name  = "log_executor_stats"
      value = "off"
    }

    database_flags {
      name  = "log_hostname"
      value = "on"
    }

    database_flags {
      name  = "log_lock_waits"
      value = "on"
    }

    database_flags {
      name  = "log_min_duration_statement"
      value = "-1"
    }

    database_flags {
      name  = "log_min_error_statement"
      value = "error"
    }

    database_flags {
      name  = "log_min_messages"
      value = "error"
    }

    database_flags {
      name  = "log_parser_stats"
      value = "off"
    }

    database_flags {
      name  = "log_planner_stats"
      value = "off"
    }

    database_flags {
      name  = "log_statement"
      value = "ddl"
    }

    database_flags {
      name  = "log_statement_stats"
      value = "off"
    }

    database_flags {
      name  = "log_temp_files"
      value = "0"
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

resource "google_sql_database" "scheduled_job_db" {
  name            = "scheduled_job_db"
  instance        = google_sql_database_instance.scheduled_job_db.name
  deletion_policy = "ABANDON"
}
