resource "azurerm_cdn_frontdoor_profile" "main" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "static-website-azure-${var.environment}-edge"
  sku_name            = "Standard_AzureFrontDoor"
  tags                = local.tags
}

resource "azurerm_monitor_diagnostic_setting" "edge" {
  name                       = "logs"
  target_resource_id         = azurerm_cdn_frontdoor_profile.main.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_log {
    category = "FrontDoorAccessLog"
  }

  enabled_log {
    category = "FrontDoorHealthProbeLog"
  }
}
