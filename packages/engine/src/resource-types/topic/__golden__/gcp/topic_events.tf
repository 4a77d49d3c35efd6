# resource:default/topic-events
# owner: group:default/team-platform
# rule: topic

locals {
  topic_events_labels = {
    entity = "resource_default_topic-events"
    owner  = "group_default_team-platform"
  }
}

resource "google_pubsub_topic" "topic_events" {
  name         = "topic-gcp-${var.environment}-topic-events"
  kms_key_name = google_kms_crypto_key.main.id
  labels       = local.topic_events_labels

  message_storage_policy {
    allowed_persistence_regions = ["europe-west3"]
  }

  depends_on = [google_kms_crypto_key_iam_member.pubsub]
}
