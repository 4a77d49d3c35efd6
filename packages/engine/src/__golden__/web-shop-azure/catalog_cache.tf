# resource:default/catalog-cache
# owner: group:default/shop-team
# rule: caches

resource "azurerm_managed_redis" "catalog_cache" {
  resource_group_name       = azurerm_resource_group.main.name
  location                  = azurerm_resource_group.main.location
  name                      = "web-shop-azure-${var.environment}-catalog-cache-${local.unique_suffix}"
  sku_name                  = var.catalog_cache_sku
  high_availability_enabled = var.catalog_cache_high_availability
  public_network_access     = "Disabled"
  tags                      = local.catalog_cache_tags

  default_database {
    access_keys_authentication_enabled          = false
    client_protocol                             = "Encrypted"
    clustering_policy                           = "EnterpriseCluster"
    eviction_policy                             = "VolatileLRU"
    persistence_redis_database_backup_frequency = "12h"
  }
}

resource "azurerm_private_endpoint" "catalog_cache" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "web-shop-azure-${var.environment}-catalog-cache"
  subnet_id           = azurerm_subnet.endpoints.id
  tags                = local.catalog_cache_tags

  private_service_connection {
    name                           = "web-shop-azure-${var.environment}-catalog-cache"
    private_connection_resource_id = azurerm_managed_redis.catalog_cache.id
    subresource_names              = ["redisEnterprise"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.redis.id]
  }

  depends_on = [azurerm_subnet_network_security_group_association.endpoints]
}

resource "azurerm_monitor_diagnostic_setting" "catalog_cache" {
  name                       = "logs"
  target_resource_id         = azurerm_managed_redis.catalog_cache.default_database[0].id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_log {
    category = "ConnectionEvents"
  }
}

resource "azurerm_private_endpoint_application_security_group_association" "catalog_cache_public_port_10000" {
  private_endpoint_id           = azurerm_private_endpoint.catalog_cache.id
  application_security_group_id = azurerm_application_security_group.public_port_10000.id
}

resource "azurerm_private_endpoint_application_security_group_association" "catalog_cache_port_10000" {
  private_endpoint_id           = azurerm_private_endpoint.catalog_cache.id
  application_security_group_id = azurerm_application_security_group.port_10000.id
}

locals {
  catalog_cache_tags = merge(local.tags, {
    entity = "resource:default/catalog-cache"
    owner  = "group:default/shop-team"
  })
}
