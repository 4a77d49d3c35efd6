# component:default/file-storage-writer
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "file_storage_writer" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "file-storage-azure-${var.environment}-file-storage-writer"
  tags                = local.file_storage_writer_tags
}

resource "azurerm_role_assignment" "file_storage_writer_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.file_storage_writer.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "file_storage_writer" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "file-storage-writer"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.file_storage_writer_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.file_storage_writer.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.file_storage_writer.id
  }

  template {
    min_replicas = var.file_storage_writer_min_replicas
    max_replicas = var.file_storage_writer_max_replicas

    volume {
      name         = "file-storage-reports"
      storage_type = "NfsAzureFile"
      storage_name = azurerm_container_app_environment_storage.file_storage_writer_file_storage_reports.name
    }

    container {
      name   = "file-storage-writer"
      image  = "${azurerm_container_registry.main.login_server}/file-storage-writer:${var.file_storage_writer_image_tag}"
      cpu    = var.file_storage_writer_cpu
      memory = var.file_storage_writer_memory

      volume_mounts {
        name = "file-storage-reports"
        path = "/mnt/reports"
      }

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.file_storage_writer.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      env {
        name  = "FILE_STORAGE_REPORTS_PATH"
        value = "/mnt/reports"
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
    azurerm_role_assignment.file_storage_writer_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
    azurerm_private_endpoint.file_storage_reports,
    azurerm_private_dns_zone_virtual_network_link.file,
    azurerm_private_endpoint_application_security_group_association.file_storage_reports_port_2049,
  ]
}

resource "azurerm_container_app_environment_storage" "file_storage_writer_file_storage_reports" {
  name                         = "file-s-${var.environment}-file-s-3be4e2"
  container_app_environment_id = azurerm_container_app_environment.main.id
  access_mode                  = "ReadWrite"
  nfs_server_url               = azurerm_storage_account.file_storage_reports.primary_file_host
  share_name                   = "/${azurerm_storage_account.file_storage_reports.name}/${azurerm_storage_share.file_storage_reports.name}"

  depends_on = [
    azurerm_private_endpoint.file_storage_reports,
    azurerm_private_dns_zone_virtual_network_link.file,
    azurerm_private_endpoint_application_security_group_association.file_storage_reports_port_2049,
  ]
}

locals {
  file_storage_writer_tags = merge(local.tags, {
    entity = "component:default/file-storage-writer"
    owner  = "group:default/team-platform"
  })
}
