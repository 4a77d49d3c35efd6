# component:default/container-service-labels
# owner: group:default/team-platform
# rule: scheduled-jobs

resource "azurerm_user_assigned_identity" "container_service_labels" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "container-service-azure-${var.environment}-container-service-labels"
  tags                = local.container_service_labels_tags
}

resource "azurerm_role_assignment" "container_service_labels_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.container_service_labels.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app_job" "container_service_labels" {
  resource_group_name          = azurerm_resource_group.main.name
  location                     = azurerm_resource_group.main.location
  name                         = "container-service-labels"
  container_app_environment_id = azurerm_container_app_environment.main.id
  workload_profile_name        = "Consumption"
  replica_timeout_in_seconds   = 3600
  replica_retry_limit          = 1
  tags                         = local.container_service_labels_tags

  schedule_trigger_config {
    cron_expression          = "0 3 * * *"
    parallelism              = 1
    replica_completion_count = 1
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.container_service_labels.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.container_service_labels.id
  }

  template {
    container {
      name   = "container-service-labels"
      image  = "${azurerm_container_registry.main.login_server}/container-service-labels:${var.container_service_labels_image_tag}"
      cpu    = var.container_service_labels_cpu
      memory = var.container_service_labels_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.container_service_labels.client_id
      }

      env {
        name  = "CONTAINER_SERVICE_PRICES_URL"
        value = "https://container-service-prices.${azurerm_container_app_environment.main.default_domain}"
      }
    }
  }

  depends_on = [
    azurerm_role_assignment.container_service_labels_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
  ]
}

locals {
  container_service_labels_tags = merge(local.tags, {
    entity = "component:default/container-service-labels"
    owner  = "group:default/team-platform"
  })
}
