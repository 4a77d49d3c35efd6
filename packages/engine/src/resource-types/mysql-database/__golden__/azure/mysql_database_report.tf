# component:default/mysql-database-report
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "mysql_database_report" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "mysql-database-azure-${var.environment}-mysql-database-report"
  tags                = local.mysql_database_report_tags
}

resource "azurerm_role_assignment" "mysql_database_report_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.mysql_database_report.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "mysql_database_report" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "mysql-database-report"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.mysql_database_report_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.mysql_database_report.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.mysql_database_report.id
  }

  template {
    min_replicas = var.mysql_database_report_min_replicas
    max_replicas = var.mysql_database_report_max_replicas

    container {
      name   = "mysql-database-report"
      image  = "${azurerm_container_registry.main.login_server}/mysql-database-report:${var.mysql_database_report_image_tag}"
      cpu    = var.mysql_database_report_cpu
      memory = var.mysql_database_report_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.mysql_database_report.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      env {
        name  = "MYSQL_DATABASE_ORDERS_HOST"
        value = azurerm_mysql_flexible_server.mysql_database_orders.fqdn
      }

      env {
        name  = "MYSQL_DATABASE_ORDERS_NAME"
        value = "mysql_database_orders"
      }

      env {
        name  = "MYSQL_DATABASE_ORDERS_PORT"
        value = "3306"
      }

      env {
        name  = "MYSQL_DATABASE_ORDERS_USER"
        value = "mysql-database-report"
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
    azurerm_role_assignment.mysql_database_report_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
    azurerm_private_endpoint.mysql_database_orders,
    azurerm_private_dns_zone_virtual_network_link.mysql,
    azurerm_private_endpoint_application_security_group_association.mysql_database_orders_port_3306,
  ]
}

locals {
  mysql_database_report_tags = merge(local.tags, {
    entity = "component:default/mysql-database-report"
    owner  = "group:default/team-platform"
  })
}
