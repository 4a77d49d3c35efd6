resource "azurerm_resource_group" "main" {
  name     = "static-website-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
