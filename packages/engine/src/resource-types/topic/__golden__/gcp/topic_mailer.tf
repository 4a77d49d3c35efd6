# component:default/topic-mailer
# owner: group:default/team-platform
# rule: services

locals {
  topic_mailer_labels = {
    entity = "component_default_topic-mailer"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "topic_mailer" {
  account_id   = "topic-${var.environment}-topic-2e9607"
  display_name = "topic-mailer"
  description  = "Identity of topic_mailer"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "topic_mailer" {
  repository_id          = "topic-gcp-${var.environment}-topic-mailer"
  location               = "europe-west3"
  description            = "Images of topic_mailer"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.topic_mailer_labels

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

resource "google_cloud_run_v2_service" "topic_mailer" {
  name                = "topic-gcp-${var.environment}-topic-mailer"
  location            = "europe-west3"
  description         = "topic-mailer"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.topic_mailer_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.topic_mailer.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.topic_mailer_min_replicas
      max_instance_count = var.topic_mailer_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["topic-gcp-${var.environment}-topic-mailer"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.topic_mailer.repository_id}/app:${var.topic_mailer_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name  = "TOPIC_MAILS_FROM_TOPIC_EVENTS_SUBSCRIPTION"
        value = google_pubsub_subscription.topic_mails_from_topic_events.id
      }

      env {
        name  = "TOPIC_MAILS_SUBSCRIPTION"
        value = google_pubsub_subscription.topic_mails.id
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.topic_mailer_memory
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
    google_pubsub_subscription_iam_member.topic_mailer_consume_topic_mails,
    google_pubsub_subscription_iam_member.topic_mailer_consume_from_topic_events_topic_mails,
  ]
}

resource "google_pubsub_subscription_iam_member" "topic_mailer_consume_topic_mails" {
  subscription = google_pubsub_subscription.topic_mails.name
  role         = "roles/pubsub.subscriber"
  member       = google_service_account.topic_mailer.member
}

resource "google_pubsub_subscription_iam_member" "topic_mailer_consume_from_topic_events_topic_mails" {
  subscription = google_pubsub_subscription.topic_mails_from_topic_events.name
  role         = "roles/pubsub.subscriber"
  member       = google_service_account.topic_mailer.member
}
