# resource:default/workflow-mails
# owner: group:default/team-platform
# rule: queues

locals {
  workflow_mails_labels = {
    entity = "resource_default_workflow-mails"
    owner  = "group_default_team-platform"
  }
}

resource "google_pubsub_topic" "workflow_mails" {
  name         = "workflow-gcp-${var.environment}-workflow-mails"
  kms_key_name = google_kms_crypto_key.main.id
  labels       = local.workflow_mails_labels

  message_storage_policy {
    allowed_persistence_regions = ["europe-west3"]
  }

  depends_on = [google_kms_crypto_key_iam_member.pubsub]
}

resource "google_pubsub_topic" "workflow_mails_dead_letter" {
  name         = "workflow-gcp-${var.environment}-workflow-mails-dead-letter"
  kms_key_name = google_kms_crypto_key.main.id
  labels       = local.workflow_mails_labels

  message_storage_policy {
    allowed_persistence_regions = ["europe-west3"]
  }

  depends_on = [google_kms_crypto_key_iam_member.pubsub]
}

resource "google_pubsub_subscription" "workflow_mails_dead_letter" {
  name                       = "workflow-gcp-${var.environment}-workflow-mails-dead-letter"
  topic                      = google_pubsub_topic.workflow_mails_dead_letter.id
  message_retention_duration = "2678400s"
  labels                     = local.workflow_mails_labels

  expiration_policy {
    ttl = ""
  }
}

resource "google_pubsub_topic_iam_member" "workflow_mails_dead_letter" {
  topic  = google_pubsub_topic.workflow_mails_dead_letter.name
  role   = "roles/pubsub.publisher"
  member = "serviceAccount:service-${data.google_project.main.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
}

resource "google_pubsub_subscription" "workflow_mails" {
  name                       = "workflow-gcp-${var.environment}-workflow-mails"
  topic                      = google_pubsub_topic.workflow_mails.id
  ack_deadline_seconds       = 30
  message_retention_duration = "345600s"
  labels                     = local.workflow_mails_labels

  expiration_policy {
    ttl = ""
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.workflow_mails_dead_letter.id
    max_delivery_attempts = 5
  }
}

resource "google_pubsub_subscription_iam_member" "workflow_mails_dead_letter" {
  subscription = google_pubsub_subscription.workflow_mails.name
  role         = "roles/pubsub.subscriber"
  member       = "serviceAccount:service-${data.google_project.main.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
}
