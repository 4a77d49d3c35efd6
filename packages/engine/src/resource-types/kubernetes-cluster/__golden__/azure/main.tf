resource "azurerm_resource_group" "main" {
  name     = "kubernetes-cluster-azure-${var.environment}-stack"
  location = "westeurope"
  tags     = local.tags
}
