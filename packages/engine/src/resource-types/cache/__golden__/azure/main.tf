resource "azurerm_resource_group" "main" {
  name     = "cache-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
