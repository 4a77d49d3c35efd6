# resource:default/file-storage-reports
# owner: group:default/team-platform
# rule: file-storage

#trivy:ignore:AZU-0008
resource "azurerm_storage_account" "file_storage_reports" {
  #checkov:skip=CKV_AZURE_3:NFS shares want this switch off. Their traffic stays in the network, between rules and a private address.
  #checkov:skip=CKV_AZURE_206:Shares on fast disks are kept in several zones of one region.
  #checkov:skip=CKV_AZURE_33:It has no queues.
  #checkov:skip=CKV2_AZURE_1:Microsoft’s keys encrypt it; an own key is a choice of the organization.
  #checkov:skip=CKV2_AZURE_21:A diagnostic setting sends its logs to the workspace.
  resource_group_name               = azurerm_resource_group.main.name
  location                          = azurerm_resource_group.main.location
  name                              = "filestoragereports${local.unique_suffix}"
  account_kind                      = "FileStorage"
  account_tier                      = "Premium"
  account_replication_type          = "ZRS"
  min_tls_version                   = "TLS1_2"
  https_traffic_only_enabled        = false
  infrastructure_encryption_enabled = true
  shared_access_key_enabled         = false
  default_to_oauth_authentication   = true
  local_user_enabled                = false
  allow_nested_items_to_be_public   = false
  cross_tenant_replication_enabled  = false
  public_network_access_enabled     = false
  tags                              = local.file_storage_reports_tags

  network_rules {
    default_action = "Deny"
    bypass         = ["AzureServices"]
  }

  share_properties {
    retention_policy {
      days = 30
    }
  }
}

resource "azurerm_storage_share" "file_storage_reports" {
  name               = "file-storage-azure-${var.environment}-file-storage-reports"
  storage_account_id = azurerm_storage_account.file_storage_reports.id
  enabled_protocol   = "NFS"
  quota              = 100
}

resource "azurerm_management_lock" "file_storage_reports" {
  name       = "keep"
  scope      = azurerm_storage_share.file_storage_reports.id
  lock_level = "CanNotDelete"
  notes      = "Deletion protection is on."
}

resource "azurerm_private_endpoint" "file_storage_reports" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "file-storage-azure-${var.environment}-file-storage-reports"
  subnet_id           = azurerm_subnet.endpoints.id
  tags                = local.file_storage_reports_tags

  private_service_connection {
    name                           = "file-storage-azure-${var.environment}-file-storage-reports"
    private_connection_resource_id = azurerm_storage_account.file_storage_reports.id
    subresource_names              = ["file"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.file.id]
  }

  depends_on = [azurerm_subnet_network_security_group_association.endpoints]
}

resource "azurerm_monitor_diagnostic_setting" "file_storage_reports" {
  name                       = "logs"
  target_resource_id         = "${azurerm_storage_account.file_storage_reports.id}/fileServices/default"
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

resource "azurerm_private_endpoint_application_security_group_association" "file_storage_reports_port_2049" {
  private_endpoint_id           = azurerm_private_endpoint.file_storage_reports.id
  application_security_group_id = azurerm_application_security_group.port_2049.id
}

locals {
  file_storage_reports_tags = merge(local.tags, {
    entity = "resource:default/file-storage-reports"
    owner  = "group:default/team-platform"
  })
}
