# resource:default/container-registry-images
# owner: group:default/team-platform
# rule: container-registries

resource "azurerm_container_registry" "container_registry_images" {
  #checkov:skip=CKV_AZURE_164:Content trust is deprecated; images are signed otherwise.
  #checkov:skip=CKV_AZURE_165:The stack runs in one region; its images can be rebuilt.
  #checkov:skip=CKV_AZURE_166:Quarantine needs a scanner that releases images; that is a choice of the organization.
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  name                          = "containerregistryimages${local.unique_suffix}"
  sku                           = "Premium"
  admin_enabled                 = false
  anonymous_pull_enabled        = false
  public_network_access_enabled = false
  network_rule_bypass_option    = "AzureServices"
  data_endpoint_enabled         = true
  zone_redundancy_enabled       = true
  retention_policy_in_days      = 14
  tags                          = local.container_registry_images_tags

  lifecycle {
    prevent_destroy = true
  }
}

resource "azurerm_private_endpoint" "container_registry_images" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "container-registry-azure-${var.environment}-container-registry-images"
  subnet_id           = azurerm_subnet.endpoints.id
  tags                = local.container_registry_images_tags

  private_service_connection {
    name                           = "container-registry-azure-${var.environment}-container-registry-images"
    private_connection_resource_id = azurerm_container_registry.container_registry_images.id
    subresource_names              = ["registry"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.registry.id]
  }

  depends_on = [azurerm_subnet_network_security_group_association.endpoints]
}

resource "azurerm_monitor_diagnostic_setting" "container_registry_images" {
  name                       = "logs"
  target_resource_id         = azurerm_container_registry.container_registry_images.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_log {
    category = "ContainerRegistryLoginEvents"
  }

  enabled_log {
    category = "ContainerRegistryRepositoryEvents"
  }
}

resource "azurerm_private_endpoint_application_security_group_association" "container_registry_images_port_443" {
  private_endpoint_id           = azurerm_private_endpoint.container_registry_images.id
  application_security_group_id = azurerm_application_security_group.port_443.id
}

locals {
  container_registry_images_tags = merge(local.tags, {
    entity = "resource:default/container-registry-images"
    owner  = "group:default/team-platform"
  })
}
