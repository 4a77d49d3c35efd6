# component:default/api-gateway-prices
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "api_gateway_prices" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "api-gateway-azure-${var.environment}-api-gateway-prices"
  tags                = local.api_gateway_prices_tags
}

resource "azurerm_role_assignment" "api_gateway_prices_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.api_gateway_prices.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "api_gateway_prices" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "api-gateway-prices"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.api_gateway_prices_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.api_gateway_prices.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.api_gateway_prices.id
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
    min_replicas = var.api_gateway_prices_min_replicas
    max_replicas = var.api_gateway_prices_max_replicas

    container {
      name   = "api-gateway-prices"
      image  = "${azurerm_container_registry.main.login_server}/api-gateway-prices:${var.api_gateway_prices_image_tag}"
      cpu    = var.api_gateway_prices_cpu
      memory = var.api_gateway_prices_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.api_gateway_prices.client_id
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
    azurerm_role_assignment.api_gateway_prices_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
  ]
}

locals {
  api_gateway_prices_tags = merge(local.tags, {
    entity = "component:default/api-gateway-prices"
    owner  = "group:default/team-platform"
  })
}
