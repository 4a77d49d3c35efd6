# component:default/receipt-renderer
# owner: group:default/shop-team
# rule: services

resource "azurerm_user_assigned_identity" "receipt_renderer" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "web-shop-azure-${var.environment}-receipt-renderer"
  tags                = local.receipt_renderer_tags
}

resource "azurerm_role_assignment" "receipt_renderer_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.receipt_renderer.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "receipt_renderer" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "receipt-renderer"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.receipt_renderer_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.receipt_renderer.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.receipt_renderer.id
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
    min_replicas = var.receipt_renderer_min_replicas
    max_replicas = var.receipt_renderer_max_replicas

    container {
      name   = "receipt-renderer"
      image  = "${azurerm_container_registry.main.login_server}/receipt-renderer:${var.receipt_renderer_image_tag}"
      cpu    = var.receipt_renderer_cpu
      memory = var.receipt_renderer_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.receipt_renderer.client_id
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
    azurerm_role_assignment.receipt_renderer_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
  ]
}

locals {
  receipt_renderer_tags = merge(local.tags, {
    entity = "component:default/receipt-renderer"
    owner  = "group:default/shop-team"
  })
}
