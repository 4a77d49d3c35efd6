resource "azurerm_private_dns_zone" "registry" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "privatelink.azurecr.io"
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "registry" {
  resource_group_name   = azurerm_resource_group.main.name
  name                  = "search-azure-${var.environment}-network"
  private_dns_zone_name = azurerm_private_dns_zone.registry.name
  virtual_network_id    = azurerm_virtual_network.main.id
  registration_enabled  = false
  tags                  = local.tags
}

resource "azurerm_private_dns_zone" "search" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "privatelink.search.windows.net"
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "search" {
  resource_group_name   = azurerm_resource_group.main.name
  name                  = "search-azure-${var.environment}-network"
  private_dns_zone_name = azurerm_private_dns_zone.search.name
  virtual_network_id    = azurerm_virtual_network.main.id
  registration_enabled  = false
  tags                  = local.tags
}
