# component:default/object-storage-uploads
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "object_storage_uploads" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "object-storage-azure-${var.environment}-object-storage-uploads"
  tags                = local.object_storage_uploads_tags
}

resource "azurerm_role_assignment" "object_storage_uploads_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.object_storage_uploads.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "object_storage_uploads" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "object-storage-uploads"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.object_storage_uploads_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.object_storage_uploads.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.object_storage_uploads.id
  }

  template {
    min_replicas = var.object_storage_uploads_min_replicas
    max_replicas = var.object_storage_uploads_max_replicas

    container {
      name   = "object-storage-uploads"
      image  = "${azurerm_container_registry.main.login_server}/object-storage-uploads:${var.object_storage_uploads_image_tag}"
      cpu    = var.object_storage_uploads_cpu
      memory = var.object_storage_uploads_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.object_storage_uploads.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      env {
        name  = "OBJECT_STORAGE_MEDIA_ACCOUNT"
        value = azurerm_storage_account.object_storage_media.name
      }

      env {
        name  = "OBJECT_STORAGE_MEDIA_NAME"
        value = azurerm_storage_container.object_storage_media.name
      }

      env {
        name  = "OBJECT_STORAGE_MEDIA_URL"
        value = "${azurerm_storage_account.object_storage_media.primary_blob_endpoint}${azurerm_storage_container.object_storage_media.name}"
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
    azurerm_role_assignment.object_storage_uploads_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
    azurerm_private_endpoint.object_storage_media,
    azurerm_private_dns_zone_virtual_network_link.blob,
    azurerm_private_endpoint_application_security_group_association.object_storage_media_port_443,
    azurerm_role_assignment.object_storage_uploads_object_storage_media_write,
  ]
}

resource "azurerm_role_assignment" "object_storage_uploads_object_storage_media_write" {
  scope              = azurerm_storage_account.object_storage_media.id
  role_definition_id = azurerm_role_definition.object_writer.role_definition_resource_id
  principal_id       = azurerm_user_assigned_identity.object_storage_uploads.principal_id
  principal_type     = "ServicePrincipal"
}

locals {
  object_storage_uploads_tags = merge(local.tags, {
    entity = "component:default/object-storage-uploads"
    owner  = "group:default/team-platform"
  })
}
