# resource:default/event-stream-clicks
# owner: group:default/team-platform
# rule: event-streams

locals {
  event_stream_clicks_labels = {
    entity = "resource_default_event-stream-clicks"
    owner  = "group_default_team-platform"
  }
}

resource "google_managed_kafka_cluster" "event_stream_clicks" {
  cluster_id = "event-stream-gcp-${var.environment}-event-stream-clicks"
  location   = "europe-west3"
  labels     = local.event_stream_clicks_labels

  capacity_config {
    vcpu_count   = var.event_stream_clicks_processors
    memory_bytes = var.event_stream_clicks_memory
  }

  gcp_config {
    kms_key = google_kms_crypto_key.main.id

    access_config {
      network_configs {
        subnet = google_compute_subnetwork.main.id
      }
    }
  }

  rebalance_config {
    mode = "AUTO_REBALANCE_ON_SCALE_UP"
  }

  depends_on = [google_kms_crypto_key_iam_member.managedkafka]
}

resource "google_managed_kafka_topic" "event_stream_clicks" {
  topic_id           = "event-stream-gcp-${var.environment}-event-stream-clicks"
  cluster            = google_managed_kafka_cluster.event_stream_clicks.cluster_id
  location           = "europe-west3"
  partition_count    = 4
  replication_factor = 3
  configs = {
    "cleanup.policy"      = "delete"
    "min.insync.replicas" = "2"
    "retention.ms"        = "259200000"
  }
}

resource "google_managed_kafka_acl" "event_stream_clicks_cluster" {
  acl_id   = "cluster"
  cluster  = google_managed_kafka_cluster.event_stream_clicks.cluster_id
  location = "europe-west3"

  acl_entries {
    principal       = "User:service-${data.google_project.main.number}@gcp-sa-managedkafka.iam.gserviceaccount.com"
    permission_type = "ALLOW"
    operation       = "DESCRIBE"
    host            = "*"
  }
}

resource "google_managed_kafka_acl" "event_stream_clicks_topics" {
  acl_id   = "allTopics"
  cluster  = google_managed_kafka_cluster.event_stream_clicks.cluster_id
  location = "europe-west3"

  acl_entries {
    principal       = "User:service-${data.google_project.main.number}@gcp-sa-managedkafka.iam.gserviceaccount.com"
    permission_type = "ALLOW"
    operation       = "DESCRIBE"
    host            = "*"
  }
}

resource "google_managed_kafka_acl" "event_stream_clicks_groups" {
  acl_id   = "allConsumerGroups"
  cluster  = google_managed_kafka_cluster.event_stream_clicks.cluster_id
  location = "europe-west3"

  acl_entries {
    principal       = "User:service-${data.google_project.main.number}@gcp-sa-managedkafka.iam.gserviceaccount.com"
    permission_type = "ALLOW"
    operation       = "DESCRIBE"
    host            = "*"
  }
}

resource "google_managed_kafka_acl" "event_stream_clicks_transactions" {
  acl_id   = "allTransactionalIds"
  cluster  = google_managed_kafka_cluster.event_stream_clicks.cluster_id
  location = "europe-west3"

  acl_entries {
    principal       = "User:service-${data.google_project.main.number}@gcp-sa-managedkafka.iam.gserviceaccount.com"
    permission_type = "ALLOW"
    operation       = "DESCRIBE"
    host            = "*"
  }
}

resource "google_managed_kafka_acl" "event_stream_clicks_topic" {
  acl_id   = "topic/${google_managed_kafka_topic.event_stream_clicks.topic_id}"
  cluster  = google_managed_kafka_cluster.event_stream_clicks.cluster_id
  location = "europe-west3"

  acl_entries {
    principal       = "User:${google_service_account.event_stream_counter.email}"
    permission_type = "ALLOW"
    operation       = "READ"
    host            = "*"
  }

  acl_entries {
    principal       = "User:${google_service_account.event_stream_recorder.email}"
    permission_type = "ALLOW"
    operation       = "WRITE"
    host            = "*"
  }
}
