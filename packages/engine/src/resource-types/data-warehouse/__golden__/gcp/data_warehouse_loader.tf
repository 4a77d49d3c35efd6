# component:default/data-warehouse-loader
# owner: group:default/team-platform
# rule: services

locals {
  data_warehouse_loader_labels = {
    entity = "component_default_data-warehouse-loader"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "data_warehouse_loader" {
  account_id   = "data-${var.environment}-data-w-a2125a"
  display_name = "data-warehouse-loader"
  description  = "Identity of data_warehouse_loader"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "data_warehouse_loader" {
  repository_id          = "data-warehouse-gcp-${var.environment}-data-warehouse-loader"
  location               = "europe-west3"
  description            = "Images of data_warehouse_loader"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.data_warehouse_loader_labels

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

resource "google_cloud_run_v2_service" "data_warehouse_loader" {
  name                = "data-warehouse-${var.environment}-data-warehouse-l-a2125a"
  location            = "europe-west3"
  description         = "data-warehouse-loader"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.data_warehouse_loader_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.data_warehouse_loader.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.data_warehouse_loader_min_replicas
      max_instance_count = var.data_warehouse_loader_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["data-warehouse-gcp-${var.environment}-data-warehouse-loader"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.data_warehouse_loader.repository_id}/app:${var.data_warehouse_loader_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name  = "DATA_WAREHOUSE_SALES_DATASET"
        value = google_bigquery_dataset.data_warehouse_sales.dataset_id
      }

      env {
        name  = "DATA_WAREHOUSE_SALES_PROJECT"
        value = var.project_id
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.data_warehouse_loader_memory
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
    google_bigquery_dataset_iam_member.data_warehouse_loader_write_data_warehouse_sales,
    google_project_iam_member.data_warehouse_loader_bigquery_job_user,
  ]
}

resource "google_bigquery_dataset_iam_member" "data_warehouse_loader_write_data_warehouse_sales" {
  dataset_id = google_bigquery_dataset.data_warehouse_sales.dataset_id
  role       = "roles/bigquery.dataEditor"
  member     = google_service_account.data_warehouse_loader.member
}

resource "google_project_iam_member" "data_warehouse_loader_bigquery_job_user" {
  project = var.project_id
  role    = "roles/bigquery.jobUser"
  member  = google_service_account.data_warehouse_loader.member
}
