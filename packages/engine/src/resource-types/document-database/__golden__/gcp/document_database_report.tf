# component:default/document-database-report
# owner: group:default/team-platform
# rule: services

locals {
  document_database_report_labels = {
    entity = "component_default_document-database-report"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "document_database_report" {
  account_id   = "docum-${var.environment}-docume-acae4a"
  display_name = "document-database-report"
  description  = "Identity of document_database_report"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "document_database_report" {
  repository_id          = "document-database-gcp-${var.environment}-document-database-report"
  location               = "europe-west3"
  description            = "Images of document_database_report"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.document_database_report_labels

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

resource "google_cloud_run_v2_service" "document_database_report" {
  name                = "document-databa-${var.environment}-document-databa-acae4a"
  location            = "europe-west3"
  description         = "document-database-report"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.document_database_report_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.document_database_report.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.document_database_report_min_replicas
      max_instance_count = var.document_database_report_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["document-database-gcp-${var.environment}-document-database-report"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.document_database_report.repository_id}/app:${var.document_database_report_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name  = "DOCUMENT_DATABASE_ORDERS_COLLECTION"
        value = "document_database_orders"
      }

      env {
        name  = "DOCUMENT_DATABASE_ORDERS_NAME"
        value = google_firestore_database.document_database_orders.name
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.document_database_report_memory
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
    google_project_iam_member.document_database_report_read_document_database_orders,
  ]
}

resource "google_project_iam_member" "document_database_report_read_document_database_orders" {
  project = var.project_id
  role    = "roles/datastore.viewer"
  member  = google_service_account.document_database_report.member

  condition {
    title      = "only ${google_firestore_database.document_database_orders.name}"
    expression = "resource.type == \"firestore.googleapis.com/Database\" && resource.name == \"projects/${var.project_id}/databases/${google_firestore_database.document_database_orders.name}\""
  }
}
