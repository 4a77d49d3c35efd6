# component:default/container-registry-builder
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "container_registry_builder" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "container-registry-azure-${var.environment}-container-registry-builder"
  tags                = local.container_registry_builder_tags
}

resource "azurerm_role_assignment" "container_registry_builder_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.container_registry_builder.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "container_registry_builder" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "container-registry-builder"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.container_registry_builder_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.container_registry_builder.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.container_registry_builder.id
  }

  template {
    min_replicas = var.container_registry_builder_min_replicas
    max_replicas = var.container_registry_builder_max_replicas

    container {
      name   = "container-registry-builder"
      image  = "${azurerm_container_registry.main.login_server}/container-registry-builder:${var.container_registry_builder_image_tag}"
      cpu    = var.container_registry_builder_cpu
      memory = var.container_registry_builder_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.container_registry_builder.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      env {
        name  = "CONTAINER_REGISTRY_IMAGES_URL"
        value = azurerm_container_registry.container_registry_images.login_server
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
    azurerm_role_assignment.container_registry_builder_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
    azurerm_private_endpoint.container_registry_images,
    azurerm_private_endpoint_application_security_group_association.container_registry_images_port_443,
    azurerm_role_assignment.container_registry_builder_container_registry_images_push,
  ]
}

resource "azurerm_role_assignment" "container_registry_builder_container_registry_images_push" {
  scope                = azurerm_container_registry.container_registry_images.id
  role_definition_name = "AcrPush"
  principal_id         = azurerm_user_assigned_identity.container_registry_builder.principal_id
  principal_type       = "ServicePrincipal"
}

locals {
  container_registry_builder_tags = merge(local.tags, {
    entity = "component:default/container-registry-builder"
    owner  = "group:default/team-platform"
  })
}
