resource "azurerm_container_registry" "main" {
  #checkov:skip=CKV_AZURE_164:Content trust is deprecated; images are signed otherwise.
  #checkov:skip=CKV_AZURE_165:The stack runs in one region; its images can be rebuilt.
  #checkov:skip=CKV_AZURE_166:Quarantine needs a scanner that releases images; that is a choice of the organization.
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  name                          = "eventstreamazure${var.environment}registry${local.unique_suffix}"
  sku                           = "Premium"
  admin_enabled                 = false
  anonymous_pull_enabled        = false
  public_network_access_enabled = false
  network_rule_bypass_option    = "AzureServices"
  data_endpoint_enabled         = true
  zone_redundancy_enabled       = true
  retention_policy_in_days      = 14
  tags                          = local.tags
}

resource "azurerm_private_endpoint" "registry" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "event-stream-azure-${var.environment}-registry"
  subnet_id           = azurerm_subnet.endpoints.id
  tags                = local.tags

  private_service_connection {
    name                           = "event-stream-azure-${var.environment}-registry"
    private_connection_resource_id = azurerm_container_registry.main.id
    subresource_names              = ["registry"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.registry.id]
  }

  depends_on = [azurerm_subnet_network_security_group_association.endpoints]
}

resource "azurerm_private_endpoint_application_security_group_association" "registry_port_443" {
  private_endpoint_id           = azurerm_private_endpoint.registry.id
  application_security_group_id = azurerm_application_security_group.port_443.id
}

resource "azurerm_monitor_diagnostic_setting" "registry" {
  name                       = "logs"
  target_resource_id         = azurerm_container_registry.main.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_log {
    category = "ContainerRegistryLoginEvents"
  }

  enabled_log {
    category = "ContainerRegistryRepositoryEvents"
  }
}
