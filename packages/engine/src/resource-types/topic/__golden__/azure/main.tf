resource "azurerm_resource_group" "main" {
  name     = "topic-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
