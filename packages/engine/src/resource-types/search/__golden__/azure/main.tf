resource "azurerm_resource_group" "main" {
  name     = "search-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
