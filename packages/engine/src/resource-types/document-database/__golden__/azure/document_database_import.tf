# component:default/document-database-import
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "document_database_import" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "document-database-azure-${var.environment}-document-database-import"
  tags                = local.document_database_import_tags
}

resource "azurerm_role_assignment" "document_database_import_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.document_database_import.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "document_database_import" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "document-database-import"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.document_database_import_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.document_database_import.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.document_database_import.id
  }

  template {
    min_replicas = var.document_database_import_min_replicas
    max_replicas = var.document_database_import_max_replicas

    container {
      name   = "document-database-import"
      image  = "${azurerm_container_registry.main.login_server}/document-database-import:${var.document_database_import_image_tag}"
      cpu    = var.document_database_import_cpu
      memory = var.document_database_import_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.document_database_import.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      env {
        name  = "DOCUMENT_DATABASE_ORDERS_CONTAINER"
        value = azurerm_cosmosdb_sql_container.document_database_orders.name
      }

      env {
        name  = "DOCUMENT_DATABASE_ORDERS_NAME"
        value = azurerm_cosmosdb_sql_container.document_database_orders.database_name
      }

      env {
        name  = "DOCUMENT_DATABASE_ORDERS_URL"
        value = azurerm_cosmosdb_account.document_database_orders.endpoint
      }
    }

    custom_scale_rule {
      name             = "cpu"
      custom_rule_type = "cpu"
      metadata = {
        type  = "Utilization"
        value = "70"
      }
    }
  }

  depends_on = [
    azurerm_role_assignment.document_database_import_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
    azurerm_private_endpoint.document_database_orders,
    azurerm_private_dns_zone_virtual_network_link.cosmos,
    azurerm_private_endpoint_application_security_group_association.document_database_orders_port_443,
    azurerm_cosmosdb_sql_role_assignment.document_database_import_on_document_database_orders,
  ]
}

resource "azurerm_cosmosdb_sql_role_assignment" "document_database_import_on_document_database_orders" {
  resource_group_name = azurerm_resource_group.main.name
  account_name        = azurerm_cosmosdb_account.document_database_orders.name
  role_definition_id  = azurerm_cosmosdb_sql_role_definition.document_database_orders_writer.id
  principal_id        = azurerm_user_assigned_identity.document_database_import.principal_id
  scope               = azurerm_cosmosdb_account.document_database_orders.id
}

locals {
  document_database_import_tags = merge(local.tags, {
    entity = "component:default/document-database-import"
    owner  = "group:default/team-platform"
  })
}
