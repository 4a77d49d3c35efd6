# resource:default/scheduled-job-db
# owner: group:default/team-platform
# rule: database

resource "azurerm_postgresql_flexible_server" "scheduled_job_db" {
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  name                          = "scheduled-job-azure-${var.environment}-scheduled-job-db-${local.unique_suffix}"
  version                       = "17"
  sku_name                      = var.scheduled_job_db_sku
  storage_mb                    = 32768
  auto_grow_enabled             = true
  backup_retention_days         = 14
  geo_redundant_backup_enabled  = true
  public_network_access_enabled = false
  tags                          = local.scheduled_job_db_tags

  authentication {
    active_directory_auth_enabled = true
    password_auth_enabled         = false
    tenant_id                     = data.azurerm_client_config.current.tenant_id
  }

  dynamic "high_availability" {
    for_each = var.scheduled_job_db_standby ? [1] : []

    content {
      mode = "ZoneRedundant"
    }
  }

  lifecycle {
    ignore_changes = [storage_mb, zone, high_availability[0].standby_availability_zone]
  }
}

resource "azurerm_private_endpoint" "scheduled_job_db" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "scheduled-job-azure-${var.environment}-scheduled-job-db"
  subnet_id           = azurerm_subnet.endpoints.id
  tags                = local.scheduled_job_db_tags

  private_service_connection {
    name                           = "scheduled-job-azure-${var.environment}-scheduled-job-db"
    private_connection_resource_id = azurerm_postgresql_flexible_server.scheduled_job_db.id
    subresource_names              = ["postgresqlServer"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.postgres.id]
  }

  depends_on = [azurerm_subnet_network_security_group_association.endpoints]
}

resource "azurerm_postgresql_flexible_server_database" "scheduled_job_db" {
  name      = "scheduled_job_db"
  server_id = azurerm_postgresql_flexible_server.scheduled_job_db.id
  charset   = "UTF8"
  collation = "en_US.utf8"

  depends_on = [azurerm_private_endpoint.scheduled_job_db]
}

resource "azurerm_postgresql_flexible_server_configuration" "scheduled_job_db_connection_throttling" {
  name      = "connection_throttle.enable"
  server_id = azurerm_postgresql_flexible_server.scheduled_job_db.id
  value     = "on"

  depends_on = [azurerm_private_endpoint.scheduled_job_db]
}

resource "azurerm_postgresql_flexible_server_configuration" "scheduled_job_db_log_checkpoints" {
  name      = "log_checkpoints"
  server_id = azurerm_postgresql_flexible_server.scheduled_job_db.id
  value     = "on"

  depends_on = [azurerm_private_endpoint.scheduled_job_db]
}

resource "azurerm_postgresql_flexible_server_configuration" "scheduled_job_db_log_connections" {
  name      = "log_connections"
  server_id = azurerm_postgresql_flexible_server.scheduled_job_db.id
  value     = "on"

  depends_on = [azurerm_private_endpoint.scheduled_job_db]
}

resource "azurerm_postgresql_flexible_server_configuration" "scheduled_job_db_log_min_duration_statement" {
  name      = "log_min_duration_statement"
  server_id = azurerm_postgresql_flexible_server.scheduled_job_db.id
  value     = "1000"

  depends_on = [azurerm_private_endpoint.scheduled_job_db]
}

resource "azurerm_postgresql_flexible_server_configuration" "scheduled_job_db_log_statement" {
  name      = "log_statement"
  server_id = azurerm_postgresql_flexible_server.scheduled_job_db.id
  value     = "ddl"

  depends_on = [azurerm_private_endpoint.scheduled_job_db]
}

resource "azurerm_postgresql_flexible_server_configuration" "scheduled_job_db_require_secure_transport" {
  name      = "require_secure_transport"
  server_id = azurerm_postgresql_flexible_server.scheduled_job_db.id
  value     = "on"

  depends_on = [azurerm_private_endpoint.scheduled_job_db]
}

resource "azurerm_postgresql_flexible_server_configuration" "scheduled_job_db_ssl_min_protocol_version" {
  name      = "ssl_min_protocol_version"
  server_id = azurerm_postgresql_flexible_server.scheduled_job_db.id
  value     = "TLSv1.2"

  depends_on = [azurerm_private_endpoint.scheduled_job_db]
}

resource "azurerm_postgresql_flexible_server_active_directory_administrator" "scheduled_job_db" {
  resource_group_name = azurerm_resource_group.main.name
  server_name         = azurerm_postgresql_flexible_server.scheduled_job_db.name
  tenant_id           = data.azurerm_client_config.current.tenant_id
  object_id           = var.database_administrators_object_id
  principal_name      = var.database_administrators_name
  principal_type      = "Group"

  depends_on = [azurerm_private_endpoint.scheduled_job_db]
}

resource "azurerm_management_lock" "scheduled_job_db" {
  name       = "keep"
  scope      = azurerm_postgresql_flexible_server_database.scheduled_job_db.id
  lock_level = "CanNotDelete"
  notes      = "Deletion protection is on."
}

resource "azurerm_monitor_diagnostic_setting" "scheduled_job_db" {
  name                       = "logs"
  target_resource_id         = azurerm_postgresql_flexible_server.scheduled_job_db.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_log {
    category = "PostgreSQLLogs"
  }
}

resource "azurerm_private_endpoint_application_security_group_association" "scheduled_job_db_port_5432" {
  private_endpoint_id           = azurerm_private_endpoint.scheduled_job_db.id
  application_security_group_id = azurerm_application_security_group.port_5432.id
}

locals {
  scheduled_job_db_tags = merge(local.tags, {
    entity = "resource:default/scheduled-job-db"
    owner  = "group:default/team-platform"
  })
}
