# resource:default/document-database-orders
# owner: group:default/team-platform
# rule: stackgen.io/resource-type

resource "azurerm_cosmosdb_account" "document_database_orders" {
  resource_group_name                = azurerm_resource_group.main.name
  location                           = azurerm_resource_group.main.location
  name                               = "document-database-orders-${local.unique_suffix}"
  kind                               = "GlobalDocumentDB"
  offer_type                         = "Standard"
  local_authentication_disabled      = true
  access_key_metadata_writes_enabled = false
  public_network_access_enabled      = false
  minimal_tls_version                = "Tls12"
  tags                               = local.document_database_orders_tags

  consistency_policy {
    consistency_level = "Session"
  }

  geo_location {
    location          = "westeurope"
    failover_priority = 0
    zone_redundant    = var.document_database_orders_zone_redundant
  }

  backup {
    type = "Continuous"
    tier = "Continuous30Days"
  }
}

resource "azurerm_cosmosdb_sql_database" "document_database_orders" {
  resource_group_name = azurerm_resource_group.main.name
  account_name        = azurerm_cosmosdb_account.document_database_orders.name
  name                = "document_database_orders"
}

resource "azurerm_cosmosdb_sql_container" "document_database_orders" {
  resource_group_name   = azurerm_resource_group.main.name
  account_name          = azurerm_cosmosdb_account.document_database_orders.name
  name                  = "document_database_orders"
  database_name         = azurerm_cosmosdb_sql_database.document_database_orders.name
  partition_key_paths   = ["/id"]
  partition_key_version = 2

  autoscale_settings {
    max_throughput = var.document_database_orders_max_throughput
  }
}

resource "azurerm_cosmosdb_sql_role_definition" "document_database_orders_writer" {
  resource_group_name = azurerm_resource_group.main.name
  account_name        = azurerm_cosmosdb_account.document_database_orders.name
  name                = "Writes documents, and cannot read them"
  assignable_scopes   = [azurerm_cosmosdb_account.document_database_orders.id]

  permissions {
    data_actions = [
      "Microsoft.DocumentDB/databaseAccounts/readMetadata",
      "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/create",
      "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/delete",
      "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/replace",
      "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items/upsert",
    ]
  }
}

resource "azurerm_management_lock" "document_database_orders" {
  name       = "keep"
  scope      = azurerm_cosmosdb_sql_container.document_database_orders.id
  lock_level = "CanNotDelete"
  notes      = "Deletion protection is on."
}

resource "azurerm_private_endpoint" "document_database_orders" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "document-database-azure-${var.environment}-document-database-orders"
  subnet_id           = azurerm_subnet.endpoints.id
  tags                = local.document_database_orders_tags

  private_service_connection {
    name                           = "document-database-azure-${var.environment}-document-database-orders"
    private_connection_resource_id = azurerm_cosmosdb_account.document_database_orders.id
    subresource_names              = ["Sql"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.cosmos.id]
  }

  depends_on = [azurerm_subnet_network_security_group_association.endpoints]
}

resource "azurerm_monitor_diagnostic_setting" "document_database_orders" {
  name                       = "logs"
  target_resource_id         = azurerm_cosmosdb_account.document_database_orders.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_log {
    category = "ControlPlaneRequests"
  }

  enabled_log {
    category = "DataPlaneRequests"
  }
}

resource "azurerm_private_endpoint_application_security_group_association" "document_database_orders_port_443" {
  private_endpoint_id           = azurerm_private_endpoint.document_database_orders.id
  application_security_group_id = azurerm_application_security_group.port_443.id
}

locals {
  document_database_orders_tags = merge(local.tags, {
    entity = "resource:default/document-database-orders"
    owner  = "group:default/team-platform"
  })
}
