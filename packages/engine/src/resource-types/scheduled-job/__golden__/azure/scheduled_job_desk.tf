# component:default/scheduled-job-desk
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "scheduled_job_desk" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "scheduled-job-azure-${var.environment}-scheduled-job-desk"
  tags                = local.scheduled_job_desk_tags
}

resource "azurerm_role_assignment" "scheduled_job_desk_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.scheduled_job_desk.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "scheduled_job_desk" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "scheduled-job-desk"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.scheduled_job_desk_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.scheduled_job_desk.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.scheduled_job_desk.id
  }

  template {
    min_replicas = var.scheduled_job_desk_min_replicas
    max_replicas = var.scheduled_job_desk_max_replicas

    container {
      name   = "scheduled-job-desk"
      image  = "${azurerm_container_registry.main.login_server}/scheduled-job-desk:${var.scheduled_job_desk_image_tag}"
      cpu    = var.scheduled_job_desk_cpu
      memory = var.scheduled_job_desk_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.scheduled_job_desk.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      env {
        name  = "SCHEDULED_JOB_REPORT_ID"
        value = "${azurerm_resource_group.main.id}/providers/Microsoft.App/jobs/scheduled-job-report"
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
    azurerm_role_assignment.scheduled_job_desk_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
  ]
}

resource "azurerm_role_assignment" "scheduled_job_desk_scheduled_job_report_start" {
  scope              = azurerm_container_app_job.scheduled_job_report.id
  role_definition_id = azurerm_role_definition.job_starter.role_definition_resource_id
  principal_id       = azurerm_user_assigned_identity.scheduled_job_desk.principal_id
  principal_type     = "ServicePrincipal"
}

locals {
  scheduled_job_desk_tags = merge(local.tags, {
    entity = "component:default/scheduled-job-desk"
    owner  = "group:default/team-platform"
  })
}
