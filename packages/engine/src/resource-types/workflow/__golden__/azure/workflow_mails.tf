# resource:default/workflow-mails
# owner: group:default/team-platform
# rule: queues

resource "azurerm_servicebus_queue" "workflow_mails" {
  name                         = "workflow-azure-${var.environment}-workflow-mails"
  namespace_id                 = azurerm_servicebus_namespace.main.id
  lock_duration                = "PT30S"
  default_message_ttl          = "P4D"
  max_delivery_count           = 5
  partitioning_enabled         = false
  batched_operations_enabled   = true
  requires_session             = false
  requires_duplicate_detection = false
}
