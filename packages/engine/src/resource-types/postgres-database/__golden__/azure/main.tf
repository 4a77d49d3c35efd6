resource "azurerm_resource_group" "main" {
  name     = "postgres-database-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
