# resource:default/scheduled-job-reports
# owner: group:default/team-platform
# rule: object-storage

resource "azurerm_storage_account" "scheduled_job_reports" {
  #checkov:skip=CKV_AZURE_33:It has no queues; access to objects is logged by Azure Monitor.
  #checkov:skip=CKV2_AZURE_1:Microsoft’s keys encrypt it; an own key is a choice of the organization.
  #checkov:skip=CKV2_AZURE_21:A diagnostic setting sends its logs to the workspace.
  resource_group_name               = azurerm_resource_group.main.name
  location                          = azurerm_resource_group.main.location
  name                              = "scheduledjob84806d${local.unique_suffix}"
  account_kind                      = "StorageV2"
  account_tier                      = "Standard"
  account_replication_type          = "GRS"
  min_tls_version                   = "TLS1_2"
  https_traffic_only_enabled        = true
  infrastructure_encryption_enabled = true
  shared_access_key_enabled         = false
  default_to_oauth_authentication   = true
  local_user_enabled                = false
  allow_nested_items_to_be_public   = false
  cross_tenant_replication_enabled  = false
  public_network_access_enabled     = false
  tags                              = local.scheduled_job_reports_tags

  network_rules {
    default_action = "Deny"
    bypass         = ["AzureServices"]
  }

  blob_properties {
    versioning_enabled = true

    delete_retention_policy {
      days = 30
    }

    container_delete_retention_policy {
      days = 30
    }
  }
}

resource "azurerm_storage_container" "scheduled_job_reports" {
  name                  = "scheduled-job-azure-${var.environment}-scheduled-job-reports"
  storage_account_id    = azurerm_storage_account.scheduled_job_reports.id
  container_access_type = "private"
}

resource "azurerm_storage_management_policy" "scheduled_job_reports" {
  storage_account_id = azurerm_storage_account.scheduled_job_reports.id

  rule {
    name    = "old-versions"
    enabled = true

    filters {
      blob_types = ["blockBlob"]
    }

    actions {
      version {
        delete_after_days_since_creation = 30
      }
    }
  }
}

resource "azurerm_management_lock" "scheduled_job_reports" {
  name       = "keep"
  scope      = azurerm_storage_container.scheduled_job_reports.id
  lock_level = "CanNotDelete"
  notes      = "Deletion protection is on."
}

resource "azurerm_private_endpoint" "scheduled_job_reports" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "scheduled-job-azure-${var.environment}-scheduled-job-reports"
  subnet_id           = azurerm_subnet.endpoints.id
  tags                = local.scheduled_job_reports_tags

  private_service_connection {
    name                           = "scheduled-job-azure-${var.environment}-scheduled-job-reports"
    private_connection_resource_id = azurerm_storage_account.scheduled_job_reports.id
    subresource_names              = ["blob"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.blob.id]
  }

  depends_on = [azurerm_subnet_network_security_group_association.endpoints]
}

resource "azurerm_monitor_diagnostic_setting" "scheduled_job_reports" {
  name                       = "logs"
  target_resource_id         = "${azurerm_storage_account.scheduled_job_reports.id}/blobServices/default"
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_log {
    category = "StorageRead"
  }

  enabled_log {
    category = "StorageWrite"
  }

  enabled_log {
    category = "StorageDelete"
  }
}

resource "azurerm_private_endpoint_application_security_group_association" "scheduled_job_reports_port_443" {
  private_endpoint_id           = azurerm_private_endpoint.scheduled_job_reports.id
  application_security_group_id = azurerm_application_security_group.port_443.id
}

locals {
  scheduled_job_reports_tags = merge(local.tags, {
    entity = "resource:default/scheduled-job-reports"
    owner  = "group:default/team-platform"
  })
}
