resource "azurerm_resource_group" "main" {
  name     = "container-service-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
