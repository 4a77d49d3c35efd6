resource "azurerm_resource_group" "main" {
  name     = "encryption-key-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
