resource "azurerm_resource_group" "main" {
  name     = "workflow-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
