resource "azurerm_resource_group" "main" {
  name     = "queue-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
