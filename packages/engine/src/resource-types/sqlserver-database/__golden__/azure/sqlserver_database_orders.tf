# resource:default/sqlserver-database-orders
# owner: group:default/team-platform
# rule: database-named-sqlserver

resource "azurerm_mssql_server" "sqlserver_database_orders" {
  resource_group_name                  = azurerm_resource_group.main.name
  location                             = azurerm_resource_group.main.location
  name                                 = "sqlserver-database-orders-${local.unique_suffix}"
  version                              = "12.0"
  minimum_tls_version                  = "1.2"
  public_network_access_enabled        = false
  outbound_network_restriction_enabled = true
  connection_policy                    = "Proxy"
  tags                                 = local.sqlserver_database_orders_tags

  azuread_administrator {
    azuread_authentication_only = true
    login_username              = var.database_administrators_name
    object_id                   = var.database_administrators_object_id
    tenant_id                   = data.azurerm_client_config.current.tenant_id
  }

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_mssql_database" "sqlserver_database_orders" {
  name                                = "sqlserver_database_orders"
  server_id                           = azurerm_mssql_server.sqlserver_database_orders.id
  sku_name                            = var.sqlserver_database_orders_sku
  min_capacity                        = 0.5
  auto_pause_delay_in_minutes         = -1
  max_size_gb                         = 80
  zone_redundant                      = var.sqlserver_database_orders_zone_redundant
  storage_account_type                = "Geo"
  transparent_data_encryption_enabled = true
  tags                                = local.sqlserver_database_orders_tags

  short_term_retention_policy {
    retention_days           = 30
    backup_interval_in_hours = 12
  }
}

resource "azurerm_mssql_server_extended_auditing_policy" "sqlserver_database_orders" {
  #checkov:skip=CKV_AZURE_24:The workspace keeps what it is sent for a year.
  server_id              = azurerm_mssql_server.sqlserver_database_orders.id
  log_monitoring_enabled = true
}

resource "azurerm_monitor_diagnostic_setting" "sqlserver_database_orders" {
  name                       = "logs"
  target_resource_id         = "${azurerm_mssql_server.sqlserver_database_orders.id}/databases/master"
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_log {
    category = "SQLSecurityAuditEvents"
  }
}

resource "azurerm_management_lock" "sqlserver_database_orders" {
  name       = "keep"
  scope      = azurerm_mssql_database.sqlserver_database_orders.id
  lock_level = "CanNotDelete"
  notes      = "Deletion protection is on."
}

resource "azurerm_private_endpoint" "sqlserver_database_orders" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "sqlserver-database-azure-${var.environment}-sqlserver-database-orders"
  subnet_id           = azurerm_subnet.endpoints.id
  tags                = local.sqlserver_database_orders_tags

  private_service_connection {
    name                           = "sqlserver-database-azure-${var.environment}-sqlserver-database-orders"
    private_connection_resource_id = azurerm_mssql_server.sqlserver_database_orders.id
    subresource_names              = ["sqlServer"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.sqlserver.id]
  }

  depends_on = [azurerm_subnet_network_security_group_association.endpoints]
}

resource "azurerm_private_endpoint_application_security_group_association" "sqlserver_database_orders_port_1433" {
  private_endpoint_id           = azurerm_private_endpoint.sqlserver_database_orders.id
  application_security_group_id = azurerm_application_security_group.port_1433.id
}

locals {
  sqlserver_database_orders_tags = merge(local.tags, {
    entity = "resource:default/sqlserver-database-orders"
    owner  = "group:default/team-platform"
  })
}
