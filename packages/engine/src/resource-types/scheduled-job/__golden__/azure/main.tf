resource "azurerm_resource_group" "main" {
  name     = "scheduled-job-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
