# component:default/search-shop
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "search_shop" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "search-azure-${var.environment}-search-shop"
  tags                = local.search_shop_tags
}

resource "azurerm_role_assignment" "search_shop_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.search_shop.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "search_shop" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "search-shop"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.search_shop_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.search_shop.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.search_shop.id
  }

  template {
    min_replicas = var.search_shop_min_replicas
    max_replicas = var.search_shop_max_replicas

    container {
      name   = "search-shop"
      image  = "${azurerm_container_registry.main.login_server}/search-shop:${var.search_shop_image_tag}"
      cpu    = var.search_shop_cpu
      memory = var.search_shop_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.search_shop.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      env {
        name  = "SEARCH_PRODUCTS_HOST"
        value = "${azurerm_search_service.search_products.name}.search.windows.net"
      }

      env {
        name  = "SEARCH_PRODUCTS_PORT"
        value = "443"
      }

      env {
        name  = "SEARCH_PRODUCTS_URL"
        value = "https://${azurerm_search_service.search_products.name}.search.windows.net"
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
    azurerm_role_assignment.search_shop_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
    azurerm_private_endpoint.search_products,
    azurerm_private_dns_zone_virtual_network_link.search,
    azurerm_private_endpoint_application_security_group_association.search_products_port_443,
    azurerm_role_assignment.search_shop_search_products_read,
  ]
}

resource "azurerm_role_assignment" "search_shop_search_products_read" {
  scope                = azurerm_search_service.search_products.id
  role_definition_name = "Search Index Data Reader"
  principal_id         = azurerm_user_assigned_identity.search_shop.principal_id
  principal_type       = "ServicePrincipal"
}

locals {
  search_shop_tags = merge(local.tags, {
    entity = "component:default/search-shop"
    owner  = "group:default/team-platform"
  })
}
