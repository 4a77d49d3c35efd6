# component:default/data-warehouse-loader
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "data_warehouse_loader" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "data-warehouse-azure-${var.environment}-data-warehouse-loader"
  tags                = local.data_warehouse_loader_tags
}

resource "azurerm_role_assignment" "data_warehouse_loader_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.data_warehouse_loader.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "data_warehouse_loader" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "data-warehouse-loader"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.data_warehouse_loader_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.data_warehouse_loader.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.data_warehouse_loader.id
  }

  template {
    min_replicas = var.data_warehouse_loader_min_replicas
    max_replicas = var.data_warehouse_loader_max_replicas

    container {
      name   = "data-warehouse-loader"
      image  = "${azurerm_container_registry.main.login_server}/data-warehouse-loader:${var.data_warehouse_loader_image_tag}"
      cpu    = var.data_warehouse_loader_cpu
      memory = var.data_warehouse_loader_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.data_warehouse_loader.client_id
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
        value = azurerm_user_assigned_identity.data_warehouse_loader.name
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
    azurerm_role_assignment.data_warehouse_loader_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
    azurerm_private_endpoint.data_warehouse_sales,
    azurerm_private_dns_zone_virtual_network_link.synapse,
    azurerm_private_endpoint_application_security_group_association.data_warehouse_sales_port_1433,
  ]
}

locals {
  data_warehouse_loader_tags = merge(local.tags, {
    entity = "component:default/data-warehouse-loader"
    owner  = "group:default/team-platform"
  })
}
