# component:default/topic-publisher
# owner: group:default/team-platform
# rule: services

locals {
  topic_publisher_labels = {
    entity = "component_default_topic-publisher"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "topic_publisher" {
  account_id   = "topic-${var.environment}-topic-420eca"
  display_name = "topic-publisher"
  description  = "Identity of topic_publisher"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "topic_publisher" {
  repository_id          = "topic-gcp-${var.environment}-topic-publisher"
  location               = "europe-west3"
  description            = "Images of topic_publisher"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.topic_publisher_labels

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

resource "google_cloud_run_v2_service" "topic_publisher" {
  name                = "topic-gcp-${var.environment}-topic-publisher"
  location            = "europe-west3"
  description         = "topic-publisher"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.topic_publisher_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.topic_publisher.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.topic_publisher_min_replicas
      max_instance_count = var.topic_publisher_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["topic-gcp-${var.environment}-topic-publisher"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.topic_publisher.repository_id}/app:${var.topic_publisher_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name  = "TOPIC_EVENTS_TOPIC"
        value = google_pubsub_topic.topic_events.id
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.topic_publisher_memory
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
    google_pubsub_topic_iam_member.topic_publisher_publish_topic_events,
  ]
}

resource "google_pubsub_topic_iam_member" "topic_publisher_publish_topic_events" {
  topic  = google_pubsub_topic.topic_events.name
  role   = "roles/pubsub.publisher"
  member = google_service_account.topic_publisher.member
}
