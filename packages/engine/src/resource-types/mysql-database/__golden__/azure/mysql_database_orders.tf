# resource:default/mysql-database-orders
# owner: group:default/team-platform
# rule: database-named-mysql

resource "azurerm_user_assigned_identity" "mysql_database_orders" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "mysql-database-azure-${var.environment}-mysql-database-orders"
  tags                = local.mysql_database_orders_tags
}

resource "azurerm_mysql_flexible_server" "mysql_database_orders" {
  resource_group_name               = azurerm_resource_group.main.name
  location                          = azurerm_resource_group.main.location
  name                              = "mysql-database-azure-${var.environment}-mysql-database-orders-${local.unique_suffix}"
  version                           = "8.4"
  administrator_login               = "stackadmin"
  administrator_password_wo         = "${uuid()}-A"
  administrator_password_wo_version = 1
  sku_name                          = var.mysql_database_orders_sku
  backup_retention_days             = 30
  geo_redundant_backup_enabled      = true
  public_network_access             = "Disabled"
  tags                              = local.mysql_database_orders_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.mysql_database_orders.id]
  }

  storage {
    size_gb            = 20
    auto_grow_enabled  = true
    io_scaling_enabled = true
  }

  dynamic "high_availability" {
    for_each = var.mysql_database_orders_standby ? [1] : []

    content {
      mode = "ZoneRedundant"
    }
  }

  lifecycle {
    ignore_changes = [storage[0].size_gb, zone, high_availability[0].standby_availability_zone]
  }
}

resource "azurerm_private_endpoint" "mysql_database_orders" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "mysql-database-azure-${var.environment}-mysql-database-orders"
  subnet_id           = azurerm_subnet.endpoints.id
  tags                = local.mysql_database_orders_tags

  private_service_connection {
    name                           = "mysql-database-azure-${var.environment}-mysql-database-orders"
    private_connection_resource_id = azurerm_mysql_flexible_server.mysql_database_orders.id
    subresource_names              = ["mysqlServer"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.mysql.id]
  }

  depends_on = [azurerm_subnet_network_security_group_association.endpoints]
}

resource "azurerm_mysql_flexible_server_active_directory_administrator" "mysql_database_orders" {
  server_id   = azurerm_mysql_flexible_server.mysql_database_orders.id
  identity_id = azurerm_user_assigned_identity.mysql_database_orders.id
  login       = var.database_administrators_name
  object_id   = var.database_administrators_object_id
  tenant_id   = data.azurerm_client_config.current.tenant_id

  depends_on = [azurerm_private_endpoint.mysql_database_orders]
}

resource "azurerm_mysql_flexible_database" "mysql_database_orders" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "mysql_database_orders"
  server_name         = azurerm_mysql_flexible_server.mysql_database_orders.name
  charset             = "utf8mb4"
  collation           = "utf8mb4_0900_ai_ci"

  depends_on = [azurerm_mysql_flexible_server_active_directory_administrator.mysql_database_orders]
}

resource "azurerm_mysql_flexible_server_configuration" "mysql_database_orders_aad_auth_only" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "aad_auth_only"
  server_name         = azurerm_mysql_flexible_server.mysql_database_orders.name
  value               = "ON"

  depends_on = [azurerm_mysql_flexible_database.mysql_database_orders]
}

resource "azurerm_mysql_flexible_server_configuration" "mysql_database_orders_audit_log_enabled" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "audit_log_enabled"
  server_name         = azurerm_mysql_flexible_server.mysql_database_orders.name
  value               = "ON"

  depends_on = [azurerm_mysql_flexible_database.mysql_database_orders]
}

resource "azurerm_mysql_flexible_server_configuration" "mysql_database_orders_audit_log_events" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "audit_log_events"
  server_name         = azurerm_mysql_flexible_server.mysql_database_orders.name
  value               = "CONNECTION,DCL,DDL"

  depends_on = [azurerm_mysql_flexible_database.mysql_database_orders]
}

resource "azurerm_mysql_flexible_server_configuration" "mysql_database_orders_long_query_time" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "long_query_time"
  server_name         = azurerm_mysql_flexible_server.mysql_database_orders.name
  value               = "1"

  depends_on = [azurerm_mysql_flexible_database.mysql_database_orders]
}

resource "azurerm_mysql_flexible_server_configuration" "mysql_database_orders_require_secure_transport" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "require_secure_transport"
  server_name         = azurerm_mysql_flexible_server.mysql_database_orders.name
  value               = "ON"

  depends_on = [azurerm_mysql_flexible_database.mysql_database_orders]
}

resource "azurerm_mysql_flexible_server_configuration" "mysql_database_orders_slow_query_log" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "slow_query_log"
  server_name         = azurerm_mysql_flexible_server.mysql_database_orders.name
  value               = "ON"

  depends_on = [azurerm_mysql_flexible_database.mysql_database_orders]
}

resource "azurerm_mysql_flexible_server_configuration" "mysql_database_orders_tls_version" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "tls_version"
  server_name         = azurerm_mysql_flexible_server.mysql_database_orders.name
  value               = "TLSv1.2,TLSv1.3"

  depends_on = [azurerm_mysql_flexible_database.mysql_database_orders]
}

resource "azurerm_management_lock" "mysql_database_orders" {
  name       = "keep"
  scope      = azurerm_mysql_flexible_database.mysql_database_orders.id
  lock_level = "CanNotDelete"
  notes      = "Deletion protection is on."
}

resource "azurerm_monitor_diagnostic_setting" "mysql_database_orders" {
  name                       = "logs"
  target_resource_id         = azurerm_mysql_flexible_server.mysql_database_orders.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_log {
    category = "MySqlAuditLogs"
  }

  enabled_log {
    category = "MySqlSlowLogs"
  }
}

resource "azurerm_private_endpoint_application_security_group_association" "mysql_database_orders_port_3306" {
  private_endpoint_id           = azurerm_private_endpoint.mysql_database_orders.id
  application_security_group_id = azurerm_application_security_group.port_3306.id
}

locals {
  mysql_database_orders_tags = merge(local.tags, {
    entity = "resource:default/mysql-database-orders"
    owner  = "group:default/team-platform"
  })
}
