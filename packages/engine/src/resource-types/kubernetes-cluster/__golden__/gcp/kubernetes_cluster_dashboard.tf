# component:default/kubernetes-cluster-dashboard
# owner: group:default/team-platform
# rule: services

locals {
  kubernetes_cluster_dashboard_labels = {
    entity = "component_default_kubernetes-cluster-dashboard"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "kubernetes_cluster_dashboard" {
  account_id   = "kuber-${var.environment}-kubern-971d0d"
  display_name = "kubernetes-cluster-dashboard"
  description  = "Identity of kubernetes_cluster_dashboard"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "kubernetes_cluster_dashboard" {
  repository_id          = "kubernetes-cluster-gcp-${var.environment}-kubernetes-cluster-dashboard"
  location               = "europe-west3"
  description            = "Images of kubernetes_cluster_dashboard"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.kubernetes_cluster_dashboard_labels

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

resource "google_cloud_run_v2_service" "kubernetes_cluster_dashboard" {
  name                = "kubernetes-clus-${var.environment}-kubernetes-clus-971d0d"
  location            = "europe-west3"
  description         = "kubernetes-cluster-dashboard"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.kubernetes_cluster_dashboard_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.kubernetes_cluster_dashboard.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.kubernetes_cluster_dashboard_min_replicas
      max_instance_count = var.kubernetes_cluster_dashboard_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["kubernetes-cluster-gcp-${var.environment}-kubernetes-cluster-dashboard"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.kubernetes_cluster_dashboard.repository_id}/app:${var.kubernetes_cluster_dashboard_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name  = "KUBERNETES_CLUSTER_MAIN_ENDPOINT"
        value = google_container_cluster.kubernetes_cluster_main.endpoint
      }

      env {
        name  = "KUBERNETES_CLUSTER_MAIN_NAME"
        value = google_container_cluster.kubernetes_cluster_main.name
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.kubernetes_cluster_dashboard_memory
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
    google_project_iam_member.kubernetes_cluster_dashboard_read_kubernetes_cluster_main,
  ]
}

resource "google_project_iam_member" "kubernetes_cluster_dashboard_read_kubernetes_cluster_main" {
  project = var.project_id
  role    = "roles/container.viewer"
  member  = google_service_account.kubernetes_cluster_dashboard.member

  condition {
    title      = "only ${google_container_cluster.kubernetes_cluster_main.name}"
    expression = "resource.name == \"${google_container_cluster.kubernetes_cluster_main.id}\""
  }
}
