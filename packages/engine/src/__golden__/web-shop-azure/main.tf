resource "azurerm_resource_group" "main" {
  name     = "web-shop-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
