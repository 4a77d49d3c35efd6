resource "azurerm_private_dns_zone" "blob" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "privatelink.blob.core.windows.net"
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "blob" {
  resource_group_name   = azurerm_resource_group.main.name
  name                  = "workflow-azure-${var.environment}-network"
  private_dns_zone_name = azurerm_private_dns_zone.blob.name
  virtual_network_id    = azurerm_virtual_network.main.id
  registration_enabled  = false
  tags                  = local.tags
}

resource "azurerm_private_dns_zone" "queue" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "privatelink.queue.core.windows.net"
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "queue" {
  resource_group_name   = azurerm_resource_group.main.name
  name                  = "workflow-azure-${var.environment}-network"
  private_dns_zone_name = azurerm_private_dns_zone.queue.name
  virtual_network_id    = azurerm_virtual_network.main.id
  registration_enabled  = false
  tags                  = local.tags
}

resource "azurerm_private_dns_zone" "file" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "privatelink.file.core.windows.net"
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "file" {
  resource_group_name   = azurerm_resource_group.main.name
  name                  = "workflow-azure-${var.environment}-network"
  private_dns_zone_name = azurerm_private_dns_zone.file.name
  virtual_network_id    = azurerm_virtual_network.main.id
  registration_enabled  = false
  tags                  = local.tags
}

resource "azurerm_private_dns_zone" "table" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "privatelink.table.core.windows.net"
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "table" {
  resource_group_name   = azurerm_resource_group.main.name
  name                  = "workflow-azure-${var.environment}-network"
  private_dns_zone_name = azurerm_private_dns_zone.table.name
  virtual_network_id    = azurerm_virtual_network.main.id
  registration_enabled  = false
  tags                  = local.tags
}

resource "azurerm_private_dns_zone" "site" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "privatelink.azurewebsites.net"
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "site" {
  resource_group_name   = azurerm_resource_group.main.name
  name                  = "workflow-azure-${var.environment}-network"
  private_dns_zone_name = azurerm_private_dns_zone.site.name
  virtual_network_id    = azurerm_virtual_network.main.id
  registration_enabled  = false
  tags                  = local.tags
}

resource "azurerm_private_dns_zone" "registry" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "privatelink.azurecr.io"
  tags                = local.tags
}

resource "azurerm_private_dns_zone_virtual_network_link" "registry" {
  resource_group_name   = azurerm_resource_group.main.name
  name                  = "workflow-azure-${var.environment}-network"
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
  name                  = "workflow-azure-${var.environment}-network"
  private_dns_zone_name = azurerm_private_dns_zone.servicebus.name
  virtual_network_id    = azurerm_virtual_network.main.id
  registration_enabled  = false
  tags                  = local.tags
}
