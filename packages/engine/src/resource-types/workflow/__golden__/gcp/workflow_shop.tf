# component:default/workflow-shop
# owner: group:default/team-platform
# rule: services

locals {
  workflow_shop_labels = {
    entity = "component_default_workflow-shop"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "workflow_shop" {
  account_id   = "workf-${var.environment}-workfl-ea14ca"
  display_name = "workflow-shop"
  description  = "Identity of workflow_shop"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "workflow_shop" {
  repository_id          = "workflow-gcp-${var.environment}-workflow-shop"
  location               = "europe-west3"
  description            = "Images of workflow_shop"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.workflow_shop_labels

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

resource "google_cloud_run_v2_service" "workflow_shop" {
  name                = "workflow-gcp-${var.environment}-workflow-shop"
  location            = "europe-west3"
  description         = "workflow-shop"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.workflow_shop_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.workflow_shop.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.workflow_shop_min_replicas
      max_instance_count = var.workflow_shop_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["workflow-gcp-${var.environment}-workflow-shop"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.workflow_shop.repository_id}/app:${var.workflow_shop_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name  = "WORKFLOW_BILLING_ID"
        value = "projects/${var.project_id}/locations/europe-west3/workflows/workflow-gcp-${var.environment}-workflow-billing"
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.workflow_shop_memory
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
    google_project_iam_member.workflow_shop_start_workflows,
  ]
}

resource "google_project_iam_member" "workflow_shop_start_workflows" {
  project = var.project_id
  role    = google_project_iam_custom_role.workflow_starter.id
  member  = google_service_account.workflow_shop.member
}
