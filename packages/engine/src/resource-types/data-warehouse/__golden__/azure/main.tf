resource "azurerm_resource_group" "main" {
  name     = "data-warehouse-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
