resource "azurerm_container_app_environment" "main" {
  resource_group_name                = azurerm_resource_group.main.name
  location                           = azurerm_resource_group.main.location
  name                               = "search-azure-${var.environment}-containers"
  infrastructure_resource_group_name = "search-azure-${var.environment}-containers-platform"
  infrastructure_subnet_id           = azurerm_subnet.containers.id
  internal_load_balancer_enabled     = true
  public_network_access              = "Disabled"
  zone_redundancy_enabled            = true
  logs_destination                   = "azure-monitor"
  tags                               = local.tags

  workload_profile {
    name                  = "Consumption"
    workload_profile_type = "Consumption"
  }

  depends_on = [azurerm_subnet_network_security_group_association.containers]
}

resource "azurerm_monitor_diagnostic_setting" "containers" {
  name                       = "logs"
  target_resource_id         = azurerm_container_app_environment.main.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_log {
    category = "ContainerAppConsoleLogs"
  }

  enabled_log {
    category = "ContainerAppSystemLogs"
  }
}
