resource "azurerm_resource_group" "main" {
  name     = "virtual-machine-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
