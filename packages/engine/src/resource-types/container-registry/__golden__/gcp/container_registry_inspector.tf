# component:default/container-registry-inspector
# owner: group:default/team-platform
# rule: services

locals {
  container_registry_inspector_labels = {
    entity = "component_default_container-registry-inspector"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "container_registry_inspector" {
  account_id   = "conta-${var.environment}-contai-d0f4d2"
  display_name = "container-registry-inspector"
  description  = "Identity of container_registry_inspector"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "container_registry_inspector" {
  repository_id          = "container-registry-gcp-${var.environment}-container-registry-inspector"
  location               = "europe-west3"
  description            = "Images of container_registry_inspector"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.container_registry_inspector_labels

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

resource "google_cloud_run_v2_service" "container_registry_inspector" {
  name                = "container-regis-${var.environment}-container-regis-d0f4d2"
  location            = "europe-west3"
  description         = "container-registry-inspector"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.container_registry_inspector_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.container_registry_inspector.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.container_registry_inspector_min_replicas
      max_instance_count = var.container_registry_inspector_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["container-registry-gcp-${var.environment}-container-registry-inspector"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.container_registry_inspector.repository_id}/app:${var.container_registry_inspector_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name  = "CONTAINER_REGISTRY_IMAGES_URL"
        value = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.container_registry_images.repository_id}"
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.container_registry_inspector_memory
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
    google_artifact_registry_repository_iam_member.container_registry_inspector_pull_container_registry_images,
  ]
}

resource "google_artifact_registry_repository_iam_member" "container_registry_inspector_pull_container_registry_images" {
  repository = google_artifact_registry_repository.container_registry_images.name
  location   = google_artifact_registry_repository.container_registry_images.location
  role       = "roles/artifactregistry.reader"
  member     = google_service_account.container_registry_inspector.member
}
