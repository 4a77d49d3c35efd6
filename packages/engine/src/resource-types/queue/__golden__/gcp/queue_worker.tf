# component:default/queue-worker
# owner: group:default/team-platform
# rule: services

locals {
  queue_worker_labels = {
    entity = "component_default_queue-worker"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "queue_worker" {
  account_id   = "queue-${var.environment}-queue-5acbd0"
  display_name = "queue-worker"
  description  = "Identity of queue_worker"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "queue_worker" {
  repository_id          = "queue-gcp-${var.environment}-queue-worker"
  location               = "europe-west3"
  description            = "Images of queue_worker"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.queue_worker_labels

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

resource "google_cloud_run_v2_service" "queue_worker" {
  name                = "queue-gcp-${var.environment}-queue-worker"
  location            = "europe-west3"
  description         = "queue-worker"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.queue_worker_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.queue_worker.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.queue_worker_min_replicas
      max_instance_count = var.queue_worker_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["queue-gcp-${var.environment}-queue-worker"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.queue_worker.repository_id}/app:${var.queue_worker_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name  = "QUEUE_ORDERS_SUBSCRIPTION"
        value = google_pubsub_subscription.queue_orders.id
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.queue_worker_memory
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
    google_pubsub_subscription_iam_member.queue_worker_consume_queue_orders,
  ]
}

resource "google_pubsub_subscription_iam_member" "queue_worker_consume_queue_orders" {
  subscription = google_pubsub_subscription.queue_orders.name
  role         = "roles/pubsub.subscriber"
  member       = google_service_account.queue_worker.member
}
