# resource:default/postgres-database-orders
# owner: group:default/team-platform
# rule: database-named-postgres

resource "azurerm_postgresql_flexible_server" "postgres_database_orders" {
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  name                          = "postgres-database-orders-${local.unique_suffix}"
  version                       = "17"
  sku_name                      = var.postgres_database_orders_sku
  storage_mb                    = 32768
  auto_grow_enabled             = true
  backup_retention_days         = 30
  geo_redundant_backup_enabled  = true
  public_network_access_enabled = false
  tags                          = local.postgres_database_orders_tags

  authentication {
    active_directory_auth_enabled = true
    password_auth_enabled         = false
    tenant_id                     = data.azurerm_client_config.current.tenant_id
  }

  dynamic "high_availability" {
    for_each = var.postgres_database_orders_standby ? [1] : []

    content {
      mode = "ZoneRedundant"
    }
  }

  lifecycle {
    ignore_changes = [storage_mb, zone, high_availability[0].standby_availability_zone]
  }
}

resource "azurerm_private_endpoint" "postgres_database_orders" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "postgres-database-azure-${var.environment}-postgres-database-orders"
  subnet_id           = azurerm_subnet.endpoints.id
  tags                = local.postgres_database_orders_tags

  private_service_connection {
    name                           = "postgres-database-azure-${var.environment}-postgres-database-orders"
    private_connection_resource_id = azurerm_postgresql_flexible_server.postgres_database_orders.id
    subresource_names              = ["postgresqlServer"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.postgres.id]
  }

  depends_on = [azurerm_subnet_network_security_group_association.endpoints]
}

resource "azurerm_postgresql_flexible_server_database" "postgres_database_orders" {
  name      = "postgres_database_orders"
  server_id = azurerm_postgresql_flexible_server.postgres_database_orders.id
  charset   = "UTF8"
  collation = "en_US.utf8"

  depends_on = [azurerm_private_endpoint.postgres_database_orders]
}

resource "azurerm_postgresql_flexible_server_configuration" "postgres_database_orders_connection_throttling" {
  name      = "connection_throttle.enable"
  server_id = azurerm_postgresql_flexible_server.postgres_database_orders.id
  value     = "on"

  depends_on = [azurerm_private_endpoint.postgres_database_orders]
}

resource "azurerm_postgresql_flexible_server_configuration" "postgres_database_orders_log_checkpoints" {
  name      = "log_checkpoints"
  server_id = azurerm_postgresql_flexible_server.postgres_database_orders.id
  value     = "on"

  depends_on = [azurerm_private_endpoint.postgres_database_orders]
}

resource "azurerm_postgresql_flexible_server_configuration" "postgres_database_orders_log_connections" {
  name      = "log_connections"
  server_id = azurerm_postgresql_flexible_server.postgres_database_orders.id
  value     = "on"

  depends_on = [azurerm_private_endpoint.postgres_database_orders]
}

resource "azurerm_postgresql_flexible_server_configuration" "postgres_database_orders_log_min_duration_statement" {
  name      = "log_min_duration_statement"
  server_id = azurerm_postgresql_flexible_server.postgres_database_orders.id
  value     = "1000"

  depends_on = [azurerm_private_endpoint.postgres_database_orders]
}

resource "azurerm_postgresql_flexible_server_configuration" "postgres_database_orders_log_statement" {
  name      = "log_statement"
  server_id = azurerm_postgresql_flexible_server.postgres_database_orders.id
  value     = "ddl"

  depends_on = [azurerm_private_endpoint.postgres_database_orders]
}

resource "azurerm_postgresql_flexible_server_configuration" "postgres_database_orders_require_secure_transport" {
  name      = "require_secure_transport"
  server_id = azurerm_postgresql_flexible_server.postgres_database_orders.id
  value     = "on"

  depends_on = [azurerm_private_endpoint.postgres_database_orders]
}

resource "azurerm_postgresql_flexible_server_configuration" "postgres_database_orders_ssl_min_protocol_version" {
  name      = "ssl_min_protocol_version"
  server_id = azurerm_postgresql_flexible_server.postgres_database_orders.id
  value     = "TLSv1.2"

  depends_on = [azurerm_private_endpoint.postgres_database_orders]
}

resource "azurerm_postgresql_flexible_server_active_directory_administrator" "postgres_database_orders" {
  resource_group_name = azurerm_resource_group.main.name
  server_name         = azurerm_postgresql_flexible_server.postgres_database_orders.name
  tenant_id           = data.azurerm_client_config.current.tenant_id
  object_id           = var.database_administrators_object_id
  principal_name      = var.database_administrators_name
  principal_type      = "Group"

  depends_on = [azurerm_private_endpoint.postgres_database_orders]
}

resource "azurerm_management_lock" "postgres_database_orders" {
  name       = "keep"
  scope      = azurerm_postgresql_flexible_server_database.postgres_database_orders.id
  lock_level = "CanNotDelete"
  notes      = "Deletion protection is on."
}

resource "azurerm_monitor_diagnostic_setting" "postgres_database_orders" {
  name                       = "logs"
  target_resource_id         = azurerm_postgresql_flexible_server.postgres_database_orders.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_log {
    category = "PostgreSQLLogs"
  }
}

resource "azurerm_private_endpoint_application_security_group_association" "postgres_database_orders_port_5432" {
  private_endpoint_id           = azurerm_private_endpoint.postgres_database_orders.id
  application_security_group_id = azurerm_application_security_group.port_5432.id
}

locals {
  postgres_database_orders_tags = merge(local.tags, {
    entity = "resource:default/postgres-database-orders"
    owner  = "group:default/team-platform"
  })
}
