# component:default/queue-publisher
# owner: group:default/team-platform
# rule: services

locals {
  queue_publisher_labels = {
    entity = "component_default_queue-publisher"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "queue_publisher" {
  account_id   = "queue-${var.environment}-queue-34573d"
  display_name = "queue-publisher"
  description  = "Identity of queue_publisher"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "queue_publisher" {
  repository_id          = "queue-gcp-${var.environment}-queue-publisher"
  location               = "europe-west3"
  description            = "Images of queue_publisher"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.queue_publisher_labels

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

resource "google_cloud_run_v2_service" "queue_publisher" {
  name                = "queue-gcp-${var.environment}-queue-publisher"
  location            = "europe-west3"
  description         = "queue-publisher"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.queue_publisher_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.queue_publisher.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.queue_publisher_min_replicas
      max_instance_count = var.queue_publisher_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["queue-gcp-${var.environment}-queue-publisher"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.queue_publisher.repository_id}/app:${var.queue_publisher_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name  = "QUEUE_ORDERS_TOPIC"
        value = google_pubsub_topic.queue_orders.id
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.queue_publisher_memory
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
    google_pubsub_topic_iam_member.queue_publisher_publish_queue_orders,
  ]
}

resource "google_pubsub_topic_iam_member" "queue_publisher_publish_queue_orders" {
  topic  = google_pubsub_topic.queue_orders.name
  role   = "roles/pubsub.publisher"
  member = google_service_account.queue_publisher.member
}
