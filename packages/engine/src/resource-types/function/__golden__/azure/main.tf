resource "azurerm_resource_group" "main" {
  name     = "function-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
