# component:default/static-website-backend
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "static_website_backend" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "static-website-azure-${var.environment}-static-website-backend"
  tags                = local.static_website_backend_tags
}

resource "azurerm_role_assignment" "static_website_backend_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.static_website_backend.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "static_website_backend" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "static-website-backend"
  container_app_environment_id = azurerm_container_app_environment.public.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.static_website_backend_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.static_website_backend.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.static_website_backend.id
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
    min_replicas = var.static_website_backend_min_replicas
    max_replicas = var.static_website_backend_max_replicas

    container {
      name   = "static-website-backend"
      image  = "${azurerm_container_registry.main.login_server}/static-website-backend:${var.static_website_backend_image_tag}"
      cpu    = var.static_website_backend_cpu
      memory = var.static_website_backend_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.static_website_backend.client_id
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
        transport = "HTTP"
        port      = 8080
        path      = "/"
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
    azurerm_role_assignment.static_website_backend_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_public_port_443,
  ]
}

locals {
  static_website_backend_tags = merge(local.tags, {
    entity = "component:default/static-website-backend"
    owner  = "group:default/team-platform"
  })
}
