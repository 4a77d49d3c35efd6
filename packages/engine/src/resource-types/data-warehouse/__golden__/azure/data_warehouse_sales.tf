# resource:default/data-warehouse-sales
# owner: group:default/team-platform
# rule: data-warehouses

resource "azurerm_storage_account" "data_warehouse_sales" {
  #checkov:skip=CKV_AZURE_33:It has no queues; access to objects is logged by Azure Monitor.
  #checkov:skip=CKV2_AZURE_1:Microsoft’s keys encrypt it; an own key is a choice of the organization.
  #checkov:skip=CKV2_AZURE_21:A diagnostic setting sends its logs to the workspace.
  #checkov:skip=CKV2_AZURE_33:Nothing in the network uses it, so it has no address there.
  resource_group_name               = azurerm_resource_group.main.name
  location                          = azurerm_resource_group.main.location
  name                              = "datawarehousesales${local.unique_suffix}"
  account_kind                      = "StorageV2"
  account_tier                      = "Standard"
  account_replication_type          = "GRS"
  is_hns_enabled                    = true
  min_tls_version                   = "TLS1_2"
  https_traffic_only_enabled        = true
  infrastructure_encryption_enabled = true
  shared_access_key_enabled         = false
  default_to_oauth_authentication   = true
  local_user_enabled                = false
  allow_nested_items_to_be_public   = false
  cross_tenant_replication_enabled  = false
  public_network_access_enabled     = false
  tags                              = local.data_warehouse_sales_tags

  network_rules {
    default_action = "Deny"
    bypass         = ["AzureServices"]
  }

  blob_properties {
    delete_retention_policy {
      days = 7
    }

    container_delete_retention_policy {
      days = 7
    }
  }
}

resource "azurerm_storage_container" "data_warehouse_sales" {
  name                  = "data-warehouse-azure-${var.environment}-data-warehouse-sales"
  storage_account_id    = azurerm_storage_account.data_warehouse_sales.id
  container_access_type = "private"
}

resource "azurerm_monitor_diagnostic_setting" "data_warehouse_sales_files" {
  name                       = "logs"
  target_resource_id         = "${azurerm_storage_account.data_warehouse_sales.id}/blobServices/default"
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

resource "azurerm_resource_group_template_deployment" "data_warehouse_sales_key" {
  provider = azurerm.keeping

  resource_group_name = azurerm_resource_group.main.name
  name                = "data-warehouse-azure-${var.environment}-data-warehouse-sales-key"
  deployment_mode     = "Incremental"
  template_content = jsonencode({
    "$schema"      = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"
    contentVersion = "1.0.0.0"
    resources = [
      {
        type       = "Microsoft.KeyVault/vaults/keys"
        apiVersion = "2023-07-01"
        name       = "${azurerm_key_vault.main.name}/data-warehouse-azure-${var.environment}-data-warehouse-sales"
        properties = {
          kty     = "RSA"
          keySize = 3072
          keyOps  = ["unwrapKey", "wrapKey"]
          attributes = {
            enabled    = true
            exportable = false
          }
        }
      },
    ]
  })
  tags = local.data_warehouse_sales_tags

  lifecycle {
    ignore_changes = all
  }
}

resource "azurerm_synapse_workspace" "data_warehouse_sales" {
  resource_group_name                  = azurerm_resource_group.main.name
  location                             = azurerm_resource_group.main.location
  name                                 = "datawarehousesales${local.unique_suffix}"
  storage_data_lake_gen2_filesystem_id = "${azurerm_storage_account.data_warehouse_sales.primary_dfs_endpoint}${azurerm_storage_container.data_warehouse_sales.name}"
  managed_virtual_network_enabled      = true
  data_exfiltration_protection_enabled = true
  linking_allowed_for_aad_tenant_ids   = [data.azurerm_client_config.current.tenant_id]
  public_network_access_enabled        = false
  azuread_authentication_only          = true
  tags                                 = local.data_warehouse_sales_tags

  identity {
    type = "SystemAssigned"
  }

  customer_managed_key {
    key_name           = "main"
    key_versionless_id = "${azurerm_key_vault.main.vault_uri}keys/data-warehouse-azure-${var.environment}-data-warehouse-sales"
  }

  depends_on = [azurerm_resource_group_template_deployment.data_warehouse_sales_key]
}

resource "azurerm_role_assignment" "data_warehouse_sales_files" {
  scope                = azurerm_storage_container.data_warehouse_sales.id
  role_definition_name = "Storage Blob Data Contributor"
  principal_id         = azurerm_synapse_workspace.data_warehouse_sales.identity[0].principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_role_assignment" "data_warehouse_sales_key" {
  scope                = "${azurerm_key_vault.main.id}/keys/data-warehouse-azure-${var.environment}-data-warehouse-sales"
  role_definition_name = "Key Vault Crypto Service Encryption User"
  principal_id         = azurerm_synapse_workspace.data_warehouse_sales.identity[0].principal_id
  principal_type       = "ServicePrincipal"

  depends_on = [azurerm_resource_group_template_deployment.data_warehouse_sales_key]
}

resource "azurerm_synapse_workspace_key" "data_warehouse_sales" {
  synapse_workspace_id                = azurerm_synapse_workspace.data_warehouse_sales.id
  customer_managed_key_name           = "main"
  customer_managed_key_versionless_id = "${azurerm_key_vault.main.vault_uri}keys/data-warehouse-azure-${var.environment}-data-warehouse-sales"
  active                              = true

  depends_on = [azurerm_role_assignment.data_warehouse_sales_key]
}

resource "azurerm_synapse_workspace_aad_admin" "data_warehouse_sales" {
  synapse_workspace_id = azurerm_synapse_workspace.data_warehouse_sales.id
  login                = var.database_administrators_name
  object_id            = var.database_administrators_object_id
  tenant_id            = data.azurerm_client_config.current.tenant_id

  depends_on = [azurerm_synapse_workspace_key.data_warehouse_sales]
}

resource "azurerm_synapse_workspace_sql_aad_admin" "data_warehouse_sales" {
  synapse_workspace_id = azurerm_synapse_workspace.data_warehouse_sales.id
  login                = var.database_administrators_name
  object_id            = var.database_administrators_object_id
  tenant_id            = data.azurerm_client_config.current.tenant_id

  depends_on = [azurerm_synapse_workspace_aad_admin.data_warehouse_sales]
}

resource "azurerm_synapse_workspace_extended_auditing_policy" "data_warehouse_sales" {
  synapse_workspace_id   = azurerm_synapse_workspace.data_warehouse_sales.id
  log_monitoring_enabled = true

  depends_on = [azurerm_synapse_workspace_key.data_warehouse_sales]
}

resource "azurerm_monitor_diagnostic_setting" "data_warehouse_sales" {
  name                       = "logs"
  target_resource_id         = azurerm_synapse_workspace.data_warehouse_sales.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_log {
    category = "SQLSecurityAuditEvents"
  }

  enabled_log {
    category = "SynapseRbacOperations"
  }
}

resource "azurerm_synapse_sql_pool" "data_warehouse_sales" {
  #checkov:skip=CKV2_AZURE_51:Microsoft Defender is a choice of the organization.
  #checkov:skip=CKV2_AZURE_52:Microsoft Defender is a choice of the organization.
  #checkov:skip=CKV2_AZURE_54:The workspace’s policy is that of all its pools.
  name                      = "data_warehouse_sales"
  synapse_workspace_id      = azurerm_synapse_workspace.data_warehouse_sales.id
  sku_name                  = var.data_warehouse_sales_sku
  data_encrypted            = true
  storage_account_type      = "GRS"
  geo_backup_policy_enabled = true
  tags                      = local.data_warehouse_sales_tags

  depends_on = [
    azurerm_synapse_workspace_key.data_warehouse_sales,
    azurerm_synapse_workspace_sql_aad_admin.data_warehouse_sales,
  ]
}

resource "azurerm_management_lock" "data_warehouse_sales" {
  name       = "keep"
  scope      = azurerm_synapse_sql_pool.data_warehouse_sales.id
  lock_level = "CanNotDelete"
  notes      = "Deletion protection is on."
}

resource "azurerm_private_endpoint" "data_warehouse_sales" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "data-warehouse-azure-${var.environment}-data-warehouse-sales"
  subnet_id           = azurerm_subnet.endpoints.id
  tags                = local.data_warehouse_sales_tags

  private_service_connection {
    name                           = "data-warehouse-azure-${var.environment}-data-warehouse-sales"
    private_connection_resource_id = azurerm_synapse_workspace.data_warehouse_sales.id
    subresource_names              = ["Sql"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.synapse.id]
  }

  depends_on = [azurerm_subnet_network_security_group_association.endpoints]
}

resource "azurerm_private_endpoint_application_security_group_association" "data_warehouse_sales_port_1433" {
  private_endpoint_id           = azurerm_private_endpoint.data_warehouse_sales.id
  application_security_group_id = azurerm_application_security_group.port_1433.id
}

locals {
  data_warehouse_sales_tags = merge(local.tags, {
    entity = "resource:default/data-warehouse-sales"
    owner  = "group:default/team-platform"
  })
}
