resource "azurerm_resource_group" "main" {
  name     = "secret-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
