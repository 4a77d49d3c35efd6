resource "azurerm_resource_group" "main" {
  name     = "object-storage-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
