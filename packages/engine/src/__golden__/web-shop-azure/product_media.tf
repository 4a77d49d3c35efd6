# resource:default/product-media
# owner: group:default/shop-team
# rule: object-storage

resource "azurerm_storage_account" "product_media" {
  #checkov:skip=CKV_AZURE_33:It has no queues; access to objects is logged by Azure Monitor.
  #checkov:skip=CKV2_AZURE_1:Microsoft’s keys encrypt it; an own key is a choice of the organization.
  #checkov:skip=CKV2_AZURE_21:A diagnostic setting sends its logs to the workspace.
  resource_group_name               = azurerm_resource_group.main.name
  location                          = azurerm_resource_group.main.location
  name                              = "productmedia${local.unique_suffix}"
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
  tags                              = local.product_media_tags

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

resource "azurerm_storage_container" "product_media" {
  name                  = "web-shop-azure-${var.environment}-product-media"
  storage_account_id    = azurerm_storage_account.product_media.id
  container_access_type = "private"
}

resource "azurerm_storage_management_policy" "product_media" {
  storage_account_id = azurerm_storage_account.product_media.id

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

resource "azurerm_management_lock" "product_media" {
  name       = "keep"
  scope      = azurerm_storage_container.product_media.id
  lock_level = "CanNotDelete"
  notes      = "Deletion protection is on."
}

resource "azurerm_private_endpoint" "product_media" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "web-shop-azure-${var.environment}-product-media"
  subnet_id           = azurerm_subnet.endpoints.id
  tags                = local.product_media_tags

  private_service_connection {
    name                           = "web-shop-azure-${var.environment}-product-media"
    private_connection_resource_id = azurerm_storage_account.product_media.id
    subresource_names              = ["blob"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.blob.id]
  }

  depends_on = [azurerm_subnet_network_security_group_association.endpoints]
}

resource "azurerm_monitor_diagnostic_setting" "product_media" {
  name                       = "logs"
  target_resource_id         = "${azurerm_storage_account.product_media.id}/blobServices/default"
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

resource "azurerm_private_endpoint_application_security_group_association" "product_media_public_port_443" {
  private_endpoint_id           = azurerm_private_endpoint.product_media.id
  application_security_group_id = azurerm_application_security_group.public_port_443.id
}

locals {
  product_media_tags = merge(local.tags, {
    entity = "resource:default/product-media"
    owner  = "group:default/shop-team"
  })
}
