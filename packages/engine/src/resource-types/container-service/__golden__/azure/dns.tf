resource "azurerm_private_dns_zone" "registry" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "privatelink.azurecr.io"
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "registry" {
  resource_group_name   = azurerm_resource_group.main.name
  name                  = "container-service-azure-${var.environment}-network"
  private_dns_zone_name = azurerm_private_dns_zone.registry.name
  virtual_network_id    = azurerm_virtual_network.main.id
  registration_enabled  = false
  tags                  = local.tags
}

resource "azurerm_private_dns_zone" "postgres" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "privatelink.postgres.database.azure.com"
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "postgres" {
  resource_group_name   = azurerm_resource_group.main.name
  name                  = "container-service-azure-${var.environment}-network"
  private_dns_zone_name = azurerm_private_dns_zone.postgres.name
  virtual_network_id    = azurerm_virtual_network.main.id
  registration_enabled  = false
  tags                  = local.tags
}

resource "azurerm_private_dns_zone" "containers" {
  resource_group_name = azurerm_resource_group.main.name
  name                = azurerm_container_app_environment.main.default_domain
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "containers" {
  resource_group_name   = azurerm_resource_group.main.name
  name                  = "container-service-azure-${var.environment}-network"
  private_dns_zone_name = azurerm_private_dns_zone.containers.name
  virtual_network_id    = azurerm_virtual_network.main.id
  registration_enabled  = false
  tags                  = local.tags
}

resource "azurerm_private_dns_a_record" "containers" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "*"
  zone_name           = azurerm_private_dns_zone.containers.name
  ttl                 = 300
  records             = [azurerm_container_app_environment.main.static_ip_address]
  tags                = local.tags
}
