# resource:default/orders-queue
# owner: group:default/shop-team
# rule: queues

resource "azurerm_servicebus_queue" "orders_queue" {
  name                         = "web-shop-azure-${var.environment}-orders-queue"
  namespace_id                 = azurerm_servicebus_namespace.main.id
  lock_duration                = "PT2M"
  default_message_ttl          = "P4D"
  max_delivery_count           = 5
  partitioning_enabled         = false
  batched_operations_enabled   = true
  requires_session             = false
  requires_duplicate_detection = false
}
