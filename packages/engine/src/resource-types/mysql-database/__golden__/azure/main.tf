resource "azurerm_resource_group" "main" {
  name     = "mysql-database-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
