# resource:default/topic-mails
# owner: group:default/team-platform
# rule: queues

resource "azurerm_servicebus_queue" "topic_mails" {
  name                         = "topic-azure-${var.environment}-topic-mails"
  namespace_id                 = azurerm_servicebus_namespace.main.id
  lock_duration                = "PT30S"
  default_message_ttl          = "P4D"
  max_delivery_count           = 5
  partitioning_enabled         = false
  batched_operations_enabled   = true
  requires_session             = false
  requires_duplicate_detection = false
}

resource "azurerm_servicebus_subscription" "topic_mails_from_topic_events" {
  name                                      = "topic-azure-${var.environment}-topic-mails"
  topic_id                                  = azurerm_servicebus_topic.topic_events.id
  forward_to                                = azurerm_servicebus_queue.topic_mails.name
  max_delivery_count                        = 5
  dead_lettering_on_filter_evaluation_error = true
}
