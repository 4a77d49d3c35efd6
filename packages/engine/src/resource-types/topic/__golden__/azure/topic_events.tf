# resource:default/topic-events
# owner: group:default/team-platform
# rule: topic

resource "azurerm_servicebus_topic" "topic_events" {
  name                         = "topic-azure-${var.environment}-topic-events"
  namespace_id                 = azurerm_servicebus_namespace.main.id
  partitioning_enabled         = false
  batched_operations_enabled   = true
  support_ordering             = false
  requires_duplicate_detection = false
}
