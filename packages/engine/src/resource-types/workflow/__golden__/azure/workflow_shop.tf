# component:default/workflow-shop
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "workflow_shop" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "workflow-azure-${var.environment}-workflow-shop"
  tags                = local.workflow_shop_tags
}

resource "azurerm_role_assignment" "workflow_shop_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.workflow_shop.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "workflow_shop" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "workflow-shop"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.workflow_shop_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.workflow_shop.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.workflow_shop.id
  }

  template {
    min_replicas = var.workflow_shop_min_replicas
    max_replicas = var.workflow_shop_max_replicas

    container {
      name   = "workflow-shop"
      image  = "${azurerm_container_registry.main.login_server}/workflow-shop:${var.workflow_shop_image_tag}"
      cpu    = var.workflow_shop_cpu
      memory = var.workflow_shop_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.workflow_shop.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      env {
        name  = "WORKFLOW_BILLING_ID"
        value = "${azurerm_resource_group.main.id}/providers/Microsoft.Web/sites/workflow-azure-${var.environment}-workflow-billing-${local.unique_suffix}"
      }

      env {
        name  = "WORKFLOW_BILLING_URL"
        value = "https://workflow-azure-${var.environment}-workflow-billing-${local.unique_suffix}.azurewebsites.net"
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
    azurerm_role_assignment.workflow_shop_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
  ]
}

resource "azurerm_role_assignment" "workflow_shop_workflow_billing_start" {
  scope              = azurerm_logic_app_standard.workflow_billing.id
  role_definition_id = azurerm_role_definition.workflow_starter.role_definition_resource_id
  principal_id       = azurerm_user_assigned_identity.workflow_shop.principal_id
  principal_type     = "ServicePrincipal"
}

locals {
  workflow_shop_tags = merge(local.tags, {
    entity = "component:default/workflow-shop"
    owner  = "group:default/team-platform"
  })
}
