resource "azurerm_private_dns_zone" "registry" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "privatelink.azurecr.io"
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "registry" {
  resource_group_name   = azurerm_resource_group.main.name
  name                  = "topic-azure-${var.environment}-network"
  private_dns_zone_name = azurerm_private_dns_zone.registry.name
  virtual_network_id    = azurerm_virtual_network.main.id
  registration_enabled  = false
  tags                  = local.tags
}

resource "azurerm_private_dns_zone" "servicebus" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "privatelink.servicebus.windows.net"
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "servicebus" {
  resource_group_name   = azurerm_resource_group.main.name
  name                  = "topic-azure-${var.environment}-network"
  private_dns_zone_name = azurerm_private_dns_zone.servicebus.name
  virtual_network_id    = azurerm_virtual_network.main.id
  registration_enabled  = false
  tags                  = local.tags
}
