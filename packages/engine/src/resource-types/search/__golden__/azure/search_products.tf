# resource:default/search-products
# owner: group:default/team-platform
# rule: search-engines

resource "azurerm_search_service" "search_products" {
  #checkov:skip=CKV_AZURE_208:Not every environment asks for high availability.
  #checkov:skip=CKV_AZURE_209:Not every environment asks for high availability.
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  name                          = "searchazure${var.environment}searchproducts${local.unique_suffix}"
  sku                           = var.search_products_sku
  replica_count                 = var.search_products_replicas
  partition_count               = 1
  local_authentication_enabled  = false
  public_network_access_enabled = false
  network_rule_bypass_option    = "None"
  tags                          = local.search_products_tags

  identity {
    type = "SystemAssigned"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "azurerm_private_endpoint" "search_products" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "search-azure-${var.environment}-search-products"
  subnet_id           = azurerm_subnet.endpoints.id
  tags                = local.search_products_tags

  private_service_connection {
    name                           = "search-azure-${var.environment}-search-products"
    private_connection_resource_id = azurerm_search_service.search_products.id
    subresource_names              = ["searchService"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.search.id]
  }

  depends_on = [azurerm_subnet_network_security_group_association.endpoints]
}

resource "azurerm_monitor_diagnostic_setting" "search_products" {
  name                       = "logs"
  target_resource_id         = azurerm_search_service.search_products.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_log {
    category = "OperationLogs"
  }
}

resource "azurerm_private_endpoint_application_security_group_association" "search_products_port_443" {
  private_endpoint_id           = azurerm_private_endpoint.search_products.id
  application_security_group_id = azurerm_application_security_group.port_443.id
}

locals {
  search_products_tags = merge(local.tags, {
    entity = "resource:default/search-products"
    owner  = "group:default/team-platform"
  })
}
