resource "azurerm_private_dns_zone" "registry" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "privatelink.azurecr.io"
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "registry" {
  resource_group_name   = azurerm_resource_group.main.name
  name                  = "web-shop-azure-${var.environment}-network"
  private_dns_zone_name = azurerm_private_dns_zone.registry.name
  virtual_network_id    = azurerm_virtual_network.main.id
  registration_enabled  = false
  tags                  = local.tags
}

resource "azurerm_private_dns_zone" "vault" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "privatelink.vaultcore.azure.net"
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "vault" {
  resource_group_name   = azurerm_resource_group.main.name
  name                  = "web-shop-azure-${var.environment}-network"
  private_dns_zone_name = azurerm_private_dns_zone.vault.name
  virtual_network_id    = azurerm_virtual_network.main.id
  registration_enabled  = false
  tags                  = local.tags
}

resource "azurerm_private_dns_zone" "redis" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "privatelink.redis.azure.net"
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "redis" {
  resource_group_name   = azurerm_resource_group.main.name
  name                  = "web-shop-azure-${var.environment}-network"
  private_dns_zone_name = azurerm_private_dns_zone.redis.name
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
  name                  = "web-shop-azure-${var.environment}-network"
  private_dns_zone_name = azurerm_private_dns_zone.postgres.name
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
  name                  = "web-shop-azure-${var.environment}-network"
  private_dns_zone_name = azurerm_private_dns_zone.servicebus.name
  virtual_network_id    = azurerm_virtual_network.main.id
  registration_enabled  = false
  tags                  = local.tags
}

resource "azurerm_private_dns_zone" "blob" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "privatelink.blob.core.windows.net"
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "blob" {
  resource_group_name   = azurerm_resource_group.main.name
  name                  = "web-shop-azure-${var.environment}-network"
  private_dns_zone_name = azurerm_private_dns_zone.blob.name
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
  name                  = "web-shop-azure-${var.environment}-network"
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
