# resource:default/function-orders
# owner: group:default/team-platform
# rule: queues

resource "azurerm_servicebus_queue" "function_orders" {
  name                         = "function-azure-${var.environment}-function-orders"
  namespace_id                 = azurerm_servicebus_namespace.main.id
  lock_duration                = "PT30S"
  default_message_ttl          = "P4D"
  max_delivery_count           = 5
  partitioning_enabled         = false
  batched_operations_enabled   = true
  requires_session             = false
  requires_duplicate_detection = false
}
