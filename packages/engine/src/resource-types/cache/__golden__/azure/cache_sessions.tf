# resource:default/cache-sessions
# owner: group:default/team-platform
# rule: caches

resource "azurerm_managed_redis" "cache_sessions" {
  resource_group_name       = azurerm_resource_group.main.name
  location                  = azurerm_resource_group.main.location
  name                      = "cache-azure-${var.environment}-cache-sessions-${local.unique_suffix}"
  sku_name                  = var.cache_sessions_sku
  high_availability_enabled = var.cache_sessions_high_availability
  public_network_access     = "Disabled"
  tags                      = local.cache_sessions_tags

  default_database {
    access_keys_authentication_enabled          = false
    client_protocol                             = "Encrypted"
    clustering_policy                           = "EnterpriseCluster"
    eviction_policy                             = "VolatileLRU"
    persistence_redis_database_backup_frequency = "12h"
  }
}

resource "azurerm_private_endpoint" "cache_sessions" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "cache-azure-${var.environment}-cache-sessions"
  subnet_id           = azurerm_subnet.endpoints.id
  tags                = local.cache_sessions_tags

  private_service_connection {
    name                           = "cache-azure-${var.environment}-cache-sessions"
    private_connection_resource_id = azurerm_managed_redis.cache_sessions.id
    subresource_names              = ["redisEnterprise"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.redis.id]
  }

  depends_on = [azurerm_subnet_network_security_group_association.endpoints]
}

resource "azurerm_monitor_diagnostic_setting" "cache_sessions" {
  name                       = "logs"
  target_resource_id         = azurerm_managed_redis.cache_sessions.default_database[0].id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_log {
    category = "ConnectionEvents"
  }
}

resource "azurerm_private_endpoint_application_security_group_association" "cache_sessions_port_10000" {
  private_endpoint_id           = azurerm_private_endpoint.cache_sessions.id
  application_security_group_id = azurerm_application_security_group.port_10000.id
}

locals {
  cache_sessions_tags = merge(local.tags, {
    entity = "resource:default/cache-sessions"
    owner  = "group:default/team-platform"
  })
}
