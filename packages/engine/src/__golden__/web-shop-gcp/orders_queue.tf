# resource:default/orders-queue
# owner: group:default/shop-team
# rule: queues

locals {
  orders_queue_labels = {
    entity = "resource_default_orders-queue"
    owner  = "group_default_shop-team"
  }
}

resource "google_pubsub_topic" "orders_queue" {
  name         = "web-shop-gcp-${var.environment}-orders-queue"
  kms_key_name = google_kms_crypto_key.main.id
  labels       = local.orders_queue_labels

  message_storage_policy {
    allowed_persistence_regions = ["europe-west3"]
  }

  depends_on = [google_kms_crypto_key_iam_member.pubsub]
}

resource "google_pubsub_topic" "orders_queue_dead_letter" {
  name         = "web-shop-gcp-${var.environment}-orders-queue-dead-letter"
  kms_key_name = google_kms_crypto_key.main.id
  labels       = local.orders_queue_labels

  message_storage_policy {
    allowed_persistence_regions = ["europe-west3"]
  }

  depends_on = [google_kms_crypto_key_iam_member.pubsub]
}

resource "google_pubsub_subscription" "orders_queue_dead_letter" {
  name                       = "web-shop-gcp-${var.environment}-orders-queue-dead-letter"
  topic                      = google_pubsub_topic.orders_queue_dead_letter.id
  message_retention_duration = "2678400s"
  labels                     = local.orders_queue_labels

  expiration_policy {
    ttl = ""
  }
}

resource "google_pubsub_topic_iam_member" "orders_queue_dead_letter" {
  topic  = google_pubsub_topic.orders_queue_dead_letter.name
  role   = "roles/pubsub.publisher"
  member = "serviceAccount:service-${data.google_project.main.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
}

resource "google_pubsub_subscription" "orders_queue" {
  name                       = "web-shop-gcp-${var.environment}-orders-queue"
  topic                      = google_pubsub_topic.orders_queue.id
  ack_deadline_seconds       = 120
  message_retention_duration = "345600s"
  labels                     = local.orders_queue_labels

  expiration_policy {
    ttl = ""
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.orders_queue_dead_letter.id
    max_delivery_attempts = 5
  }
}

resource "google_pubsub_subscription_iam_member" "orders_queue_dead_letter" {
  subscription = google_pubsub_subscription.orders_queue.name
  role         = "roles/pubsub.subscriber"
  member       = "serviceAccount:service-${data.google_project.main.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
}
