# component:default/postgres-database-migrations
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "postgres_database_migrations" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "postgres-database-azure-${var.environment}-postgres-database-migrations"
  tags                = local.postgres_database_migrations_tags
}

resource "azurerm_role_assignment" "postgres_database_migrations_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.postgres_database_migrations.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "postgres_database_migrations" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "postgres-database-migrations"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.postgres_database_migrations_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.postgres_database_migrations.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.postgres_database_migrations.id
  }

  template {
    min_replicas = var.postgres_database_migrations_min_replicas
    max_replicas = var.postgres_database_migrations_max_replicas

    container {
      name   = "postgres-database-migrations"
      image  = "${azurerm_container_registry.main.login_server}/postgres-database-migrations:${var.postgres_database_migrations_image_tag}"
      cpu    = var.postgres_database_migrations_cpu
      memory = var.postgres_database_migrations_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.postgres_database_migrations.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      env {
        name  = "POSTGRES_DATABASE_ORDERS_HOST"
        value = azurerm_postgresql_flexible_server.postgres_database_orders.fqdn
      }

      env {
        name  = "POSTGRES_DATABASE_ORDERS_NAME"
        value = "postgres_database_orders"
      }

      env {
        name  = "POSTGRES_DATABASE_ORDERS_PORT"
        value = "5432"
      }

      env {
        name  = "POSTGRES_DATABASE_ORDERS_USER"
        value = azurerm_user_assigned_identity.postgres_database_migrations.name
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
    azurerm_role_assignment.postgres_database_migrations_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
    azurerm_private_endpoint.postgres_database_orders,
    azurerm_private_dns_zone_virtual_network_link.postgres,
    azurerm_private_endpoint_application_security_group_association.postgres_database_orders_port_5432,
    azurerm_postgresql_flexible_server_active_directory_administrator.postgres_database_migrations_on_postgres_database_orders,
  ]
}

resource "azurerm_postgresql_flexible_server_active_directory_administrator" "postgres_database_migrations_on_postgres_database_orders" {
  resource_group_name = azurerm_resource_group.main.name
  server_name         = azurerm_postgresql_flexible_server.postgres_database_orders.name
  tenant_id           = data.azurerm_client_config.current.tenant_id
  object_id           = azurerm_user_assigned_identity.postgres_database_migrations.principal_id
  principal_name      = azurerm_user_assigned_identity.postgres_database_migrations.name
  principal_type      = "ServicePrincipal"

  depends_on = [azurerm_private_endpoint.postgres_database_orders]
}

locals {
  postgres_database_migrations_tags = merge(local.tags, {
    entity = "component:default/postgres-database-migrations"
    owner  = "group:default/team-platform"
  })
}
