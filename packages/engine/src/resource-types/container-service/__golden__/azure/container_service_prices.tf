# component:default/container-service-prices
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "container_service_prices" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "container-service-azure-${var.environment}-container-service-prices"
  tags                = local.container_service_prices_tags
}

resource "azurerm_role_assignment" "container_service_prices_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.container_service_prices.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "container_service_prices" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "container-service-prices"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.container_service_prices_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.container_service_prices.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.container_service_prices.id
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
    min_replicas = var.container_service_prices_min_replicas
    max_replicas = var.container_service_prices_max_replicas

    container {
      name   = "container-service-prices"
      image  = "${azurerm_container_registry.main.login_server}/container-service-prices:${var.container_service_prices_image_tag}"
      cpu    = var.container_service_prices_cpu
      memory = var.container_service_prices_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.container_service_prices.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      env {
        name  = "CONTAINER_SERVICE_DB_HOST"
        value = azurerm_postgresql_flexible_server.container_service_db.fqdn
      }

      env {
        name  = "CONTAINER_SERVICE_DB_NAME"
        value = "container_service_db"
      }

      env {
        name  = "CONTAINER_SERVICE_DB_PORT"
        value = "5432"
      }

      env {
        name  = "CONTAINER_SERVICE_DB_USER"
        value = azurerm_user_assigned_identity.container_service_prices.name
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
    azurerm_role_assignment.container_service_prices_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
    azurerm_private_endpoint.container_service_db,
    azurerm_private_dns_zone_virtual_network_link.postgres,
    azurerm_private_endpoint_application_security_group_association.container_service_db_port_5432,
  ]
}

locals {
  container_service_prices_tags = merge(local.tags, {
    entity = "component:default/container-service-prices"
    owner  = "group:default/team-platform"
  })
}
