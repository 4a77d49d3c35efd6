resource "azurerm_resource_group" "main" {
  name     = "api-gateway-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
