# resource:default/order-events
# owner: group:default/shop-team
# rule: topic

resource "azurerm_servicebus_topic" "order_events" {
  name                         = "web-shop-azure-${var.environment}-order-events"
  namespace_id                 = azurerm_servicebus_namespace.main.id
  partitioning_enabled         = false
  batched_operations_enabled   = true
  support_ordering             = false
  requires_duplicate_detection = false
}
