resource "azurerm_resource_group" "main" {
  name     = "document-database-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
