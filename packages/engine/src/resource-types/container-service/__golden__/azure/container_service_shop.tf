# component:default/container-service-shop
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "container_service_shop" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "container-service-azure-${var.environment}-container-service-shop"
  tags                = local.container_service_shop_tags
}

resource "azurerm_role_assignment" "container_service_shop_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.container_service_shop.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "container_service_shop" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "container-service-shop"
  container_app_environment_id = azurerm_container_app_environment.public.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.container_service_shop_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.container_service_shop.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.container_service_shop.id
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
    min_replicas = var.container_service_shop_min_replicas
    max_replicas = var.container_service_shop_max_replicas

    container {
      name   = "container-service-shop"
      image  = "${azurerm_container_registry.main.login_server}/container-service-shop:${var.container_service_shop_image_tag}"
      cpu    = var.container_service_shop_cpu
      memory = var.container_service_shop_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.container_service_shop.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      env {
        name  = "CONTAINER_SERVICE_PRICES_URL"
        value = "https://container-service-prices.${azurerm_container_app_environment.main.default_domain}"
      }

      liveness_probe {
        transport = "TCP"
        port      = 8080
      }

      readiness_probe {
        transport = "HTTP"
        port      = 8080
        path      = "/health"
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
    azurerm_role_assignment.container_service_shop_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_public_port_443,
  ]
}

locals {
  container_service_shop_tags = merge(local.tags, {
    entity = "component:default/container-service-shop"
    owner  = "group:default/team-platform"
  })
}
