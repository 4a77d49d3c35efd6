# resource:default/topic-mails
# owner: group:default/team-platform
# rule: queues

locals {
  topic_mails_labels = {
    entity = "resource_default_topic-mails"
    owner  = "group_default_team-platform"
  }
}

resource "google_pubsub_topic" "topic_mails" {
  name         = "topic-gcp-${var.environment}-topic-mails"
  kms_key_name = google_kms_crypto_key.main.id
  labels       = local.topic_mails_labels

  message_storage_policy {
    allowed_persistence_regions = ["europe-west3"]
  }

  depends_on = [google_kms_crypto_key_iam_member.pubsub]
}

resource "google_pubsub_topic" "topic_mails_dead_letter" {
  name         = "topic-gcp-${var.environment}-topic-mails-dead-letter"
  kms_key_name = google_kms_crypto_key.main.id
  labels       = local.topic_mails_labels

  message_storage_policy {
    allowed_persistence_regions = ["europe-west3"]
  }

  depends_on = [google_kms_crypto_key_iam_member.pubsub]
}

resource "google_pubsub_subscription" "topic_mails_dead_letter" {
  name                       = "topic-gcp-${var.environment}-topic-mails-dead-letter"
  topic                      = google_pubsub_topic.topic_mails_dead_letter.id
  message_retention_duration = "2678400s"
  labels                     = local.topic_mails_labels

  expiration_policy {
    ttl = ""
  }
}

resource "google_pubsub_topic_iam_member" "topic_mails_dead_letter" {
  topic  = google_pubsub_topic.topic_mails_dead_letter.name
  role   = "roles/pubsub.publisher"
  member = "serviceAccount:service-${data.google_project.main.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
}

resource "google_pubsub_subscription" "topic_mails" {
  name                       = "topic-gcp-${var.environment}-topic-mails"
  topic                      = google_pubsub_topic.topic_mails.id
  ack_deadline_seconds       = 30
  message_retention_duration = "345600s"
  labels                     = local.topic_mails_labels

  expiration_policy {
    ttl = ""
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.topic_mails_dead_letter.id
    max_delivery_attempts = 5
  }
}

resource "google_pubsub_subscription_iam_member" "topic_mails_dead_letter" {
  subscription = google_pubsub_subscription.topic_mails.name
  role         = "roles/pubsub.subscriber"
  member       = "serviceAccount:service-${data.google_project.main.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
}

resource "google_pubsub_subscription" "topic_mails_from_topic_events" {
  name                       = "topic-gcp-${var.environment}-topic-mails-from-topic-events"
  topic                      = google_pubsub_topic.topic_events.id
  ack_deadline_seconds       = 30
  message_retention_duration = "345600s"
  labels                     = local.topic_mails_labels

  expiration_policy {
    ttl = ""
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.topic_mails_dead_letter.id
    max_delivery_attempts = 5
  }
}

resource "google_pubsub_subscription_iam_member" "topic_mails_from_topic_events_dead_letter" {
  subscription = google_pubsub_subscription.topic_mails_from_topic_events.name
  role         = "roles/pubsub.subscriber"
  member       = "serviceAccount:service-${data.google_project.main.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
}
