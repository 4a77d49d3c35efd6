# resource:default/order-events
# owner: group:default/shop-team
# rule: topic

locals {
  order_events_labels = {
    entity = "resource_default_order-events"
    owner  = "group_default_shop-team"
  }
}

resource "google_pubsub_topic" "order_events" {
  name         = "web-shop-gcp-${var.environment}-order-events"
  kms_key_name = google_kms_crypto_key.main.id
  labels       = local.order_events_labels

  message_storage_policy {
    allowed_persistence_regions = ["europe-west3"]
  }

  depends_on = [google_kms_crypto_key_iam_member.pubsub]
}
