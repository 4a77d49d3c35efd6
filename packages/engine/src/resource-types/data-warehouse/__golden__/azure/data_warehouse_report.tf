# component:default/data-warehouse-report
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "data_warehouse_report" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "data-warehouse-azure-${var.environment}-data-warehouse-report"
  tags                = local.data_warehouse_report_tags
}

resource "azurerm_role_assignment" "data_warehouse_report_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.data_warehouse_report.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "data_warehouse_report" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "data-warehouse-report"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.data_warehouse_report_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.data_warehouse_report.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.data_warehouse_report.id
  }

  template {
    min_replicas = var.data_warehouse_report_min_replicas
    max_replicas = var.data_warehouse_report_max_replicas

    container {
      name   = "data-warehouse-report"
      image  = "${azurerm_container_registry.main.login_server}/data-warehouse-report:${var.data_warehouse_report_image_tag}"
      cpu    = var.data_warehouse_report_cpu
      memory = var.data_warehouse_report_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.data_warehouse_report.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      env {
        name  = "DATA_WAREHOUSE_SALES_HOST"
        value = "${azurerm_synapse_workspace.data_warehouse_sales.name}.sql.azuresynapse.net"
      }

      env {
        name  = "DATA_WAREHOUSE_SALES_NAME"
        value = azurerm_synapse_sql_pool.data_warehouse_sales.name
      }

      env {
        name  = "DATA_WAREHOUSE_SALES_PORT"
        value = "1433"
      }

      env {
        name  = "DATA_WAREHOUSE_SALES_USER"
        value = azurerm_user_assigned_identity.data_warehouse_report.name
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
    azurerm_role_assignment.data_warehouse_report_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
    azurerm_private_endpoint.data_warehouse_sales,
    azurerm_private_dns_zone_virtual_network_link.synapse,
    azurerm_private_endpoint_application_security_group_association.data_warehouse_sales_port_1433,
  ]
}

locals {
  data_warehouse_report_tags = merge(local.tags, {
    entity = "component:default/data-warehouse-report"
    owner  = "group:default/team-platform"
  })
}
