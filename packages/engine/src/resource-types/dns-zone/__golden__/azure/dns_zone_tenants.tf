# component:default/dns-zone-tenants
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "dns_zone_tenants" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "dns-zone-azure-${var.environment}-dns-zone-tenants"
  tags                = local.dns_zone_tenants_tags
}

resource "azurerm_role_assignment" "dns_zone_tenants_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.dns_zone_tenants.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "dns_zone_tenants" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "dns-zone-tenants"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.dns_zone_tenants_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.dns_zone_tenants.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.dns_zone_tenants.id
  }

  template {
    min_replicas = var.dns_zone_tenants_min_replicas
    max_replicas = var.dns_zone_tenants_max_replicas

    container {
      name   = "dns-zone-tenants"
      image  = "${azurerm_container_registry.main.login_server}/dns-zone-tenants:${var.dns_zone_tenants_image_tag}"
      cpu    = var.dns_zone_tenants_cpu
      memory = var.dns_zone_tenants_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.dns_zone_tenants.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      env {
        name  = "DNS_ZONE_CUSTOMERS_ZONE_ID"
        value = azurerm_dns_zone.dns_zone_customers.id
      }

      env {
        name  = "DNS_ZONE_CUSTOMERS_ZONE_NAME"
        value = azurerm_dns_zone.dns_zone_customers.name
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
    azurerm_role_assignment.dns_zone_tenants_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
    azurerm_role_assignment.dns_zone_tenants_dns_zone_customers_write,
  ]
}

resource "azurerm_role_assignment" "dns_zone_tenants_dns_zone_customers_write" {
  scope              = azurerm_dns_zone.dns_zone_customers.id
  role_definition_id = azurerm_role_definition.dns_record_writer.role_definition_resource_id
  principal_id       = azurerm_user_assigned_identity.dns_zone_tenants.principal_id
  principal_type     = "ServicePrincipal"
}

locals {
  dns_zone_tenants_tags = merge(local.tags, {
    entity = "component:default/dns-zone-tenants"
    owner  = "group:default/team-platform"
  })
}
