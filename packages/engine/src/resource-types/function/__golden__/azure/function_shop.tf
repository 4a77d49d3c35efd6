# component:default/function-shop
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "function_shop" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "function-azure-${var.environment}-function-shop"
  tags                = local.function_shop_tags
}

resource "azurerm_role_assignment" "function_shop_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.function_shop.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "function_shop" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "function-shop"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.function_shop_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.function_shop.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.function_shop.id
  }

  template {
    min_replicas = var.function_shop_min_replicas
    max_replicas = var.function_shop_max_replicas

    container {
      name   = "function-shop"
      image  = "${azurerm_container_registry.main.login_server}/function-shop:${var.function_shop_image_tag}"
      cpu    = var.function_shop_cpu
      memory = var.function_shop_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.function_shop.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      env {
        name  = "FUNCTION_INVOICES_URL"
        value = "https://function-azure-${var.environment}-function-invoices-${local.unique_suffix}.azurewebsites.net"
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
    azurerm_role_assignment.function_shop_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
  ]
}

locals {
  function_shop_tags = merge(local.tags, {
    entity = "component:default/function-shop"
    owner  = "group:default/team-platform"
  })
}
