resource "azurerm_resource_group" "main" {
  name     = "sqlserver-database-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
