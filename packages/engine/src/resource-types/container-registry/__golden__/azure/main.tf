resource "azurerm_resource_group" "main" {
  name     = "container-registry-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
