# component:default/event-stream-counter
# owner: group:default/team-platform
# rule: services

locals {
  event_stream_counter_labels = {
    entity = "component_default_event-stream-counter"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "event_stream_counter" {
  account_id   = "event-${var.environment}-event-288d5d"
  display_name = "event-stream-counter"
  description  = "Identity of event_stream_counter"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "event_stream_counter" {
  repository_id          = "event-stream-gcp-${var.environment}-event-stream-counter"
  location               = "europe-west3"
  description            = "Images of event_stream_counter"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.event_stream_counter_labels

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

resource "google_cloud_run_v2_service" "event_stream_counter" {
  name                = "event-stream-gcp-${var.environment}-event-stream-counter"
  location            = "europe-west3"
  description         = "event-stream-counter"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.event_stream_counter_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.event_stream_counter.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.event_stream_counter_min_replicas
      max_instance_count = var.event_stream_counter_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["event-stream-gcp-${var.environment}-event-stream-counter"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.event_stream_counter.repository_id}/app:${var.event_stream_counter_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name  = "EVENT_STREAM_CLICKS_BOOTSTRAP_SERVERS"
        value = "${coalesce(var.event_stream_clicks_bootstrap_address, "bootstrap.${google_managed_kafka_cluster.event_stream_clicks.cluster_id}.europe-west3.managedkafka.${var.project_id}.cloud.goog")}:9092"
      }

      env {
        name  = "EVENT_STREAM_CLICKS_CONSUMER_GROUP"
        value = "event-stream-gcp-${var.environment}-event-stream-counter"
      }

      env {
        name  = "EVENT_STREAM_CLICKS_TOPIC"
        value = google_managed_kafka_topic.event_stream_clicks.topic_id
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.event_stream_counter_memory
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
    google_compute_firewall.event_stream_counter_to_event_stream_clicks,
    google_project_iam_member.event_stream_counter_connect_to_event_stream_clicks,
  ]
}

resource "google_compute_firewall" "event_stream_counter_to_event_stream_clicks" {
  name               = "event-stream-gcp-${var.environment}-event-stream-counter-to-even-0f8e84"
  description        = "event_stream_counter to event_stream_clicks"
  network            = google_compute_network.main.id
  direction          = "EGRESS"
  target_tags        = ["event-stream-gcp-${var.environment}-event-stream-counter"]
  destination_ranges = [google_compute_subnetwork.main.ip_cidr_range]

  allow {
    protocol = "tcp"
    ports    = ["9092"]
  }
}

resource "google_project_iam_member" "event_stream_counter_connect_to_event_stream_clicks" {
  project = var.project_id
  role    = "roles/managedkafka.client"
  member  = google_service_account.event_stream_counter.member

  condition {
    title      = "only ${google_managed_kafka_cluster.event_stream_clicks.cluster_id}"
    expression = "resource.name.endsWith(\"/locations/europe-west3/clusters/${google_managed_kafka_cluster.event_stream_clicks.cluster_id}\")"
  }
}

resource "google_managed_kafka_acl" "event_stream_counter_group_event_stream_clicks" {
  acl_id   = "consumerGroup/event-stream-gcp-${var.environment}-event-stream-counter"
  cluster  = google_managed_kafka_cluster.event_stream_clicks.cluster_id
  location = "europe-west3"

  acl_entries {
    principal       = "User:${google_service_account.event_stream_counter.email}"
    permission_type = "ALLOW"
    operation       = "READ"
    host            = "*"
  }
}
