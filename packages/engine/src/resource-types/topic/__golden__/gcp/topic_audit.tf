# resource:default/topic-audit
# owner: group:default/team-platform
# rule: queues

locals {
  topic_audit_labels = {
    entity = "resource_default_topic-audit"
    owner  = "group_default_team-platform"
  }
}

resource "google_pubsub_topic" "topic_audit" {
  name         = "topic-gcp-${var.environment}-topic-audit"
  kms_key_name = google_kms_crypto_key.main.id
  labels       = local.topic_audit_labels

  message_storage_policy {
    allowed_persistence_regions = ["europe-west3"]
  }

  depends_on = [google_kms_crypto_key_iam_member.pubsub]
}

resource "google_pubsub_topic" "topic_audit_dead_letter" {
  name         = "topic-gcp-${var.environment}-topic-audit-dead-letter"
  kms_key_name = google_kms_crypto_key.main.id
  labels       = local.topic_audit_labels

  message_storage_policy {
    allowed_persistence_regions = ["europe-west3"]
  }

  depends_on = [google_kms_crypto_key_iam_member.pubsub]
}

resource "google_pubsub_subscription" "topic_audit_dead_letter" {
  name                       = "topic-gcp-${var.environment}-topic-audit-dead-letter"
  topic                      = google_pubsub_topic.topic_audit_dead_letter.id
  message_retention_duration = "2678400s"
  labels                     = local.topic_audit_labels

  expiration_policy {
    ttl = ""
  }
}

resource "google_pubsub_topic_iam_member" "topic_audit_dead_letter" {
  topic  = google_pubsub_topic.topic_audit_dead_letter.name
  role   = "roles/pubsub.publisher"
  member = "serviceAccount:service-${data.google_project.main.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
}

resource "google_pubsub_subscription" "topic_audit" {
  name                       = "topic-gcp-${var.environment}-topic-audit"
  topic                      = google_pubsub_topic.topic_audit.id
  ack_deadline_seconds       = 30
  message_retention_duration = "345600s"
  labels                     = local.topic_audit_labels

  expiration_policy {
    ttl = ""
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.topic_audit_dead_letter.id
    max_delivery_attempts = 5
  }
}

resource "google_pubsub_subscription_iam_member" "topic_audit_dead_letter" {
  subscription = google_pubsub_subscription.topic_audit.name
  role         = "roles/pubsub.subscriber"
  member       = "serviceAccount:service-${data.google_project.main.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
}

resource "google_pubsub_subscription" "topic_audit_from_topic_events" {
  name                       = "topic-gcp-${var.environment}-topic-audit-from-topic-events"
  topic                      = google_pubsub_topic.topic_events.id
  ack_deadline_seconds       = 30
  message_retention_duration = "345600s"
  labels                     = local.topic_audit_labels

  expiration_policy {
    ttl = ""
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.topic_audit_dead_letter.id
    max_delivery_attempts = 5
  }
}

resource "google_pubsub_subscription_iam_member" "topic_audit_from_topic_events_dead_letter" {
  subscription = google_pubsub_subscription.topic_audit_from_topic_events.name
  role         = "roles/pubsub.subscriber"
  member       = "serviceAccount:service-${data.google_project.main.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
}
