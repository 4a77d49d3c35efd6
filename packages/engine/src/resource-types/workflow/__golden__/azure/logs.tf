resource "azurerm_log_analytics_workspace" "main" {
  resource_group_name          = azurerm_resource_group.main.name
  location                     = azurerm_resource_group.main.location
  name                         = "workflow-azure-${var.environment}-logs"
  sku                          = "PerGB2018"
  retention_in_days            = 365
  local_authentication_enabled = false
  internet_ingestion_enabled   = false
  tags                         = local.tags
}

resource "azurerm_application_insights" "main" {
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  name                          = "workflow-azure-${var.environment}-traces"
  application_type              = "web"
  workspace_id                  = azurerm_log_analytics_workspace.main.id
  local_authentication_disabled = true
  tags                          = local.tags
}
