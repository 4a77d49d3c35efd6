# component:default/virtual-machine-caller
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "virtual_machine_caller" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "virtual-machine-azure-${var.environment}-virtual-machine-caller"
  tags                = local.virtual_machine_caller_tags
}

resource "azurerm_role_assignment" "virtual_machine_caller_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.virtual_machine_caller.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "virtual_machine_caller" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "virtual-machine-caller"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.virtual_machine_caller_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.virtual_machine_caller.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.virtual_machine_caller.id
  }

  template {
    min_replicas = var.virtual_machine_caller_min_replicas
    max_replicas = var.virtual_machine_caller_max_replicas

    container {
      name   = "virtual-machine-caller"
      image  = "${azurerm_container_registry.main.login_server}/virtual-machine-caller:${var.virtual_machine_caller_image_tag}"
      cpu    = var.virtual_machine_caller_cpu
      memory = var.virtual_machine_caller_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.virtual_machine_caller.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      env {
        name  = "VIRTUAL_MACHINE_LEGACY_HOST"
        value = azurerm_lb.virtual_machine_legacy.private_ip_address
      }

      env {
        name  = "VIRTUAL_MACHINE_LEGACY_PORT"
        value = "8443"
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
    azurerm_role_assignment.virtual_machine_caller_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
  ]
}

locals {
  virtual_machine_caller_tags = merge(local.tags, {
    entity = "component:default/virtual-machine-caller"
    owner  = "group:default/team-platform"
  })
}
