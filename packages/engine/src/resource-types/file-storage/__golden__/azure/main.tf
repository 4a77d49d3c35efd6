resource "azurerm_resource_group" "main" {
  name     = "file-storage-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
