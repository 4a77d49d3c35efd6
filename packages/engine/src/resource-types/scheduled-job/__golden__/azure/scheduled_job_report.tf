# component:default/scheduled-job-report
# owner: group:default/team-platform
# rule: scheduled-jobs

resource "azurerm_user_assigned_identity" "scheduled_job_report" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "scheduled-job-azure-${var.environment}-scheduled-job-report"
  tags                = local.scheduled_job_report_tags
}

resource "azurerm_role_assignment" "scheduled_job_report_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.scheduled_job_report.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app_job" "scheduled_job_report" {
  resource_group_name          = azurerm_resource_group.main.name
  location                     = azurerm_resource_group.main.location
  name                         = "scheduled-job-report"
  container_app_environment_id = azurerm_container_app_environment.main.id
  workload_profile_name        = "Consumption"
  replica_timeout_in_seconds   = 3600
  replica_retry_limit          = 1
  tags                         = local.scheduled_job_report_tags

  schedule_trigger_config {
    cron_expression          = "30 2 * * 1-5"
    parallelism              = 1
    replica_completion_count = 1
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.scheduled_job_report.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.scheduled_job_report.id
  }

  template {
    container {
      name   = "scheduled-job-report"
      image  = "${azurerm_container_registry.main.login_server}/scheduled-job-report:${var.scheduled_job_report_image_tag}"
      cpu    = var.scheduled_job_report_cpu
      memory = var.scheduled_job_report_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.scheduled_job_report.client_id
      }

      env {
        name  = "SCHEDULED_JOB_DB_HOST"
        value = azurerm_postgresql_flexible_server.scheduled_job_db.fqdn
      }

      env {
        name  = "SCHEDULED_JOB_DB_NAME"
        value = "scheduled_job_db"
      }

      env {
        name  = "SCHEDULED_JOB_DB_PORT"
        value = "5432"
      }

      env {
        name  = "SCHEDULED_JOB_DB_USER"
        value = azurerm_user_assigned_identity.scheduled_job_report.name
      }

      env {
        name  = "SCHEDULED_JOB_REPORTS_ACCOUNT"
        value = azurerm_storage_account.scheduled_job_reports.name
      }

      env {
        name  = "SCHEDULED_JOB_REPORTS_NAME"
        value = azurerm_storage_container.scheduled_job_reports.name
      }

      env {
        name  = "SCHEDULED_JOB_REPORTS_URL"
        value = "${azurerm_storage_account.scheduled_job_reports.primary_blob_endpoint}${azurerm_storage_container.scheduled_job_reports.name}"
      }
    }
  }

  depends_on = [
    azurerm_role_assignment.scheduled_job_report_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
    azurerm_private_endpoint.scheduled_job_db,
    azurerm_private_dns_zone_virtual_network_link.postgres,
    azurerm_private_endpoint_application_security_group_association.scheduled_job_db_port_5432,
    azurerm_private_endpoint.scheduled_job_reports,
    azurerm_private_dns_zone_virtual_network_link.blob,
    azurerm_private_endpoint_application_security_group_association.scheduled_job_reports_port_443,
    azurerm_role_assignment.scheduled_job_report_scheduled_job_reports_write,
  ]
}

resource "azurerm_role_assignment" "scheduled_job_report_scheduled_job_reports_write" {
  scope              = azurerm_storage_account.scheduled_job_reports.id
  role_definition_id = azurerm_role_definition.object_writer.role_definition_resource_id
  principal_id       = azurerm_user_assigned_identity.scheduled_job_report.principal_id
  principal_type     = "ServicePrincipal"
}

locals {
  scheduled_job_report_tags = merge(local.tags, {
    entity = "component:default/scheduled-job-report"
    owner  = "group:default/team-platform"
  })
}
