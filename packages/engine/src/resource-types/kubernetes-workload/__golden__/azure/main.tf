resource "azurerm_resource_group" "main" {
  name     = "kubernetes-workload-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
