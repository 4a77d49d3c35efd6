resource "azurerm_resource_group" "main" {
  name     = "event-stream-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
