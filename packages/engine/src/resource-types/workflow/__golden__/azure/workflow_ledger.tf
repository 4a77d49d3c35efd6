# component:default/workflow-ledger
# owner: group:default/team-platform
# rule: scheduled-jobs

resource "azurerm_user_assigned_identity" "workflow_ledger" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "workflow-azure-${var.environment}-workflow-ledger"
  tags                = local.workflow_ledger_tags
}

resource "azurerm_role_assignment" "workflow_ledger_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.workflow_ledger.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app_job" "workflow_ledger" {
  resource_group_name          = azurerm_resource_group.main.name
  location                     = azurerm_resource_group.main.location
  name                         = "workflow-ledger"
  container_app_environment_id = azurerm_container_app_environment.main.id
  workload_profile_name        = "Consumption"
  replica_timeout_in_seconds   = 3600
  replica_retry_limit          = 1
  tags                         = local.workflow_ledger_tags

  schedule_trigger_config {
    cron_expression          = "0 3 * * *"
    parallelism              = 1
    replica_completion_count = 1
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.workflow_ledger.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.workflow_ledger.id
  }

  template {
    container {
      name   = "workflow-ledger"
      image  = "${azurerm_container_registry.main.login_server}/workflow-ledger:${var.workflow_ledger_image_tag}"
      cpu    = var.workflow_ledger_cpu
      memory = var.workflow_ledger_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.workflow_ledger.client_id
      }
    }
  }

  depends_on = [
    azurerm_role_assignment.workflow_ledger_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
  ]
}

locals {
  workflow_ledger_tags = merge(local.tags, {
    entity = "component:default/workflow-ledger"
    owner  = "group:default/team-platform"
  })
}
