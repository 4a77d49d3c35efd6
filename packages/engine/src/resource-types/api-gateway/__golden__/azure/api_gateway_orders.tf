# component:default/api-gateway-orders
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "api_gateway_orders" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "api-gateway-azure-${var.environment}-api-gateway-orders"
  tags                = local.api_gateway_orders_tags
}

resource "azurerm_role_assignment" "api_gateway_orders_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.api_gateway_orders.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "api_gateway_orders" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "api-gateway-orders"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.api_gateway_orders_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.api_gateway_orders.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.api_gateway_orders.id
  }

  ingress {
    external_enabled           = true
    target_port                = 8080
    transport                  = "auto"
    allow_insecure_connections = false

    traffic_weight {
      latest_revision = true
      percentage      = 100
    }
  }

  template {
    min_replicas = var.api_gateway_orders_min_replicas
    max_replicas = var.api_gateway_orders_max_replicas

    container {
      name   = "api-gateway-orders"
      image  = "${azurerm_container_registry.main.login_server}/api-gateway-orders:${var.api_gateway_orders_image_tag}"
      cpu    = var.api_gateway_orders_cpu
      memory = var.api_gateway_orders_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.api_gateway_orders.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      liveness_probe {
        transport = "TCP"
        port      = 8080
      }

      readiness_probe {
        transport = "TCP"
        port      = 8080
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
    azurerm_role_assignment.api_gateway_orders_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
  ]
}

locals {
  api_gateway_orders_tags = merge(local.tags, {
    entity = "component:default/api-gateway-orders"
    owner  = "group:default/team-platform"
  })
}
