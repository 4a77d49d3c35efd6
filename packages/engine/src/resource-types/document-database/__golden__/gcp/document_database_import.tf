# component:default/document-database-import
# owner: group:default/team-platform
# rule: services

locals {
  document_database_import_labels = {
    entity = "component_default_document-database-import"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "document_database_import" {
  account_id   = "docum-${var.environment}-docume-2cadfa"
  display_name = "document-database-import"
  description  = "Identity of document_database_import"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "document_database_import" {
  repository_id          = "document-database-gcp-${var.environment}-document-database-import"
  location               = "europe-west3"
  description            = "Images of document_database_import"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.document_database_import_labels

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

resource "google_cloud_run_v2_service" "document_database_import" {
  name                = "document-databa-${var.environment}-document-databa-2cadfa"
  location            = "europe-west3"
  description         = "document-database-import"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.document_database_import_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.document_database_import.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.document_database_import_min_replicas
      max_instance_count = var.document_database_import_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["document-database-gcp-${var.environment}-document-database-import"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.document_database_import.repository_id}/app:${var.document_database_import_image_tag}"

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
          memory = var.document_database_import_memory
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
    google_project_iam_member.document_database_import_write_document_database_orders,
  ]
}

resource "google_project_iam_member" "document_database_import_write_document_database_orders" {
  project = var.project_id
  role    = "roles/datastore.user"
  member  = google_service_account.document_database_import.member

  condition {
    title      = "only ${google_firestore_database.document_database_orders.name}"
    expression = "resource.type == \"firestore.googleapis.com/Database\" && resource.name == \"projects/${var.project_id}/databases/${google_firestore_database.document_database_orders.name}\""
  }
}
