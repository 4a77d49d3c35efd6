resource "azurerm_log_analytics_workspace" "main" {
  resource_group_name          = azurerm_resource_group.main.name
  location                     = azurerm_resource_group.main.location
  name                         = "api-gateway-azure-${var.environment}-logs"
  sku                          = "PerGB2018"
  retention_in_days            = 365
  local_authentication_enabled = false
  internet_ingestion_enabled   = false
  tags                         = local.tags
}
