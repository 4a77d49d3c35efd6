resource "azurerm_resource_group" "main" {
  name     = "dns-zone-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
