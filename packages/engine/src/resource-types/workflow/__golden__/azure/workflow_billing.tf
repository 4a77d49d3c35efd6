# component:default/workflow-billing
# owner: group:default/team-platform
# rule: workflows

resource "azurerm_user_assigned_identity" "workflow_billing" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "workflow-azure-${var.environment}-workflow-billing"
  tags                = local.workflow_billing_tags
}

resource "azurerm_storage_account" "workflow_billing" {
  #checkov:skip=CKV2_AZURE_40:The plan of workflows knows its storage by a key alone; the account is reached from inside the network only.
  #checkov:skip=CKV_AZURE_33:A diagnostic setting sends logs of its queues to the workspace.
  #checkov:skip=CKV2_AZURE_1:Microsoft’s keys encrypt it; an own key is a choice of the organization.
  #checkov:skip=CKV2_AZURE_21:A diagnostic setting sends its logs to the workspace.
  resource_group_name               = azurerm_resource_group.main.name
  location                          = azurerm_resource_group.main.location
  name                              = "workflowbilling${local.unique_suffix}"
  account_kind                      = "StorageV2"
  account_tier                      = "Standard"
  account_replication_type          = "GRS"
  min_tls_version                   = "TLS1_2"
  https_traffic_only_enabled        = true
  infrastructure_encryption_enabled = true
  default_to_oauth_authentication   = true
  local_user_enabled                = false
  allow_nested_items_to_be_public   = false
  cross_tenant_replication_enabled  = false
  public_network_access_enabled     = false
  shared_access_key_enabled         = true
  tags                              = local.workflow_billing_tags

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

  share_properties {
    retention_policy {
      days = 7
    }
  }

  sas_policy {
    expiration_period = "01.00:00:00"
    expiration_action = "Log"
  }
}

resource "azurerm_storage_share" "workflow_billing" {
  name               = "workflow-azure-${var.environment}-workflow-billing"
  storage_account_id = azurerm_storage_account.workflow_billing.id
  enabled_protocol   = "SMB"
  quota              = 50
}

resource "azurerm_monitor_diagnostic_setting" "workflow_billing_blob" {
  name                       = "logs"
  target_resource_id         = "${azurerm_storage_account.workflow_billing.id}/blobServices/default"
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

resource "azurerm_private_endpoint" "workflow_billing_blob" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "workflow-azure-${var.environment}-workflow-billing-blob"
  subnet_id           = azurerm_subnet.endpoints.id
  tags                = local.workflow_billing_tags

  private_service_connection {
    name                           = "workflow-azure-${var.environment}-workflow-billing-blob"
    private_connection_resource_id = azurerm_storage_account.workflow_billing.id
    subresource_names              = ["blob"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.blob.id]
  }

  depends_on = [azurerm_subnet_network_security_group_association.endpoints]
}

resource "azurerm_private_endpoint_application_security_group_association" "workflow_billing_blob_workflows_port_443" {
  private_endpoint_id           = azurerm_private_endpoint.workflow_billing_blob.id
  application_security_group_id = azurerm_application_security_group.workflows_port_443.id
}

resource "azurerm_monitor_diagnostic_setting" "workflow_billing_queue" {
  name                       = "logs"
  target_resource_id         = "${azurerm_storage_account.workflow_billing.id}/queueServices/default"
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

resource "azurerm_private_endpoint" "workflow_billing_queue" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "workflow-azure-${var.environment}-workflow-billing-queue"
  subnet_id           = azurerm_subnet.endpoints.id
  tags                = local.workflow_billing_tags

  private_service_connection {
    name                           = "workflow-azure-${var.environment}-workflow-billing-queue"
    private_connection_resource_id = azurerm_storage_account.workflow_billing.id
    subresource_names              = ["queue"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.queue.id]
  }

  depends_on = [azurerm_subnet_network_security_group_association.endpoints]
}

resource "azurerm_private_endpoint_application_security_group_association" "workflow_billing_queue_workflows_port_443" {
  private_endpoint_id           = azurerm_private_endpoint.workflow_billing_queue.id
  application_security_group_id = azurerm_application_security_group.workflows_port_443.id
}

resource "azurerm_monitor_diagnostic_setting" "workflow_billing_smb" {
  name                       = "logs"
  target_resource_id         = "${azurerm_storage_account.workflow_billing.id}/fileServices/default"
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

resource "azurerm_private_endpoint" "workflow_billing_smb" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "workflow-azure-${var.environment}-workflow-billing-smb"
  subnet_id           = azurerm_subnet.endpoints.id
  tags                = local.workflow_billing_tags

  private_service_connection {
    name                           = "workflow-azure-${var.environment}-workflow-billing-smb"
    private_connection_resource_id = azurerm_storage_account.workflow_billing.id
    subresource_names              = ["file"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.file.id]
  }

  depends_on = [azurerm_subnet_network_security_group_association.endpoints]
}

resource "azurerm_private_endpoint_application_security_group_association" "workflow_billing_smb_workflows_port_445" {
  private_endpoint_id           = azurerm_private_endpoint.workflow_billing_smb.id
  application_security_group_id = azurerm_application_security_group.workflows_port_445.id
}

resource "azurerm_monitor_diagnostic_setting" "workflow_billing_table" {
  name                       = "logs"
  target_resource_id         = "${azurerm_storage_account.workflow_billing.id}/tableServices/default"
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

resource "azurerm_private_endpoint" "workflow_billing_table" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "workflow-azure-${var.environment}-workflow-billing-table"
  subnet_id           = azurerm_subnet.endpoints.id
  tags                = local.workflow_billing_tags

  private_service_connection {
    name                           = "workflow-azure-${var.environment}-workflow-billing-table"
    private_connection_resource_id = azurerm_storage_account.workflow_billing.id
    subresource_names              = ["table"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.table.id]
  }

  depends_on = [azurerm_subnet_network_security_group_association.endpoints]
}

resource "azurerm_private_endpoint_application_security_group_association" "workflow_billing_table_workflows_port_443" {
  private_endpoint_id           = azurerm_private_endpoint.workflow_billing_table.id
  application_security_group_id = azurerm_application_security_group.workflows_port_443.id
}

resource "azurerm_role_assignment" "workflow_billing_trace" {
  scope                = azurerm_application_insights.main.id
  role_definition_name = "Monitoring Metrics Publisher"
  principal_id         = azurerm_user_assigned_identity.workflow_billing.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_logic_app_standard" "workflow_billing" {
  resource_group_name                      = azurerm_resource_group.main.name
  location                                 = azurerm_resource_group.main.location
  name                                     = "workflow-azure-${var.environment}-workflow-billing-${local.unique_suffix}"
  app_service_plan_id                      = azurerm_service_plan.workflows.id
  storage_account_name                     = azurerm_storage_account.workflow_billing.name
  storage_account_access_key               = azurerm_storage_account.workflow_billing.primary_access_key
  storage_account_share_name               = azurerm_storage_share.workflow_billing.name
  https_only                               = true
  public_network_access                    = "Disabled"
  ftp_publish_basic_authentication_enabled = false
  scm_publish_basic_authentication_enabled = false
  virtual_network_subnet_id                = azurerm_subnet.workflows.id
  vnet_content_share_enabled               = true
  version                                  = "~4"
  app_settings = {
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING = "ClientId=${azurerm_user_assigned_identity.workflow_billing.client_id};Authorization=AAD"
    APPLICATIONINSIGHTS_CONNECTION_STRING     = azurerm_application_insights.main.connection_string
    AZURE_CLIENT_ID                           = azurerm_user_assigned_identity.workflow_billing.client_id
    FUNCTIONS_INPROC_NET8_ENABLED             = "1"
    FUNCTIONS_WORKER_RUNTIME                  = "dotnet"
    WORKFLOW_INVOICES_URL                     = "https://workflow-azure-${var.environment}-workflow-invoices-${local.unique_suffix}.azurewebsites.net"
    WORKFLOW_LEDGER_ID                        = "${azurerm_resource_group.main.id}/providers/Microsoft.App/jobs/workflow-ledger"
    WORKFLOW_MAILS_HOST                       = "${azurerm_servicebus_namespace.main.name}.servicebus.windows.net"
    WORKFLOW_MAILS_NAME                       = "workflow-azure-${var.environment}-workflow-mails"
    WORKFLOW_MAILS_URL                        = "https://${azurerm_servicebus_namespace.main.name}.servicebus.windows.net/workflow-azure-${var.environment}-workflow-mails"
  }
  tags = local.workflow_billing_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.workflow_billing.id]
  }

  site_config {
    ftps_state                       = "Disabled"
    http2_enabled                    = true
    min_tls_version                  = "1.2"
    scm_min_tls_version              = "1.2"
    runtime_scale_monitoring_enabled = true
    use_32_bit_worker_process        = false
    vnet_route_all_enabled           = true
  }

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [
    azurerm_private_endpoint.workflow_billing_blob,
    azurerm_private_dns_zone_virtual_network_link.blob,
    azurerm_private_endpoint_application_security_group_association.workflow_billing_blob_workflows_port_443,
    azurerm_private_endpoint.workflow_billing_queue,
    azurerm_private_dns_zone_virtual_network_link.queue,
    azurerm_private_endpoint_application_security_group_association.workflow_billing_queue_workflows_port_443,
    azurerm_private_endpoint.workflow_billing_smb,
    azurerm_private_dns_zone_virtual_network_link.file,
    azurerm_private_endpoint_application_security_group_association.workflow_billing_smb_workflows_port_445,
    azurerm_private_endpoint.workflow_billing_table,
    azurerm_private_dns_zone_virtual_network_link.table,
    azurerm_private_endpoint_application_security_group_association.workflow_billing_table_workflows_port_443,
    azurerm_storage_share.workflow_billing,
    azurerm_role_assignment.workflow_billing_trace,
    azurerm_subnet_network_security_group_association.workflows,
    azurerm_private_endpoint.messaging,
    azurerm_private_dns_zone_virtual_network_link.servicebus,
    azurerm_private_endpoint_application_security_group_association.messaging_workflows_port_443,
    azurerm_private_endpoint_application_security_group_association.messaging_workflows_port_5671,
    azurerm_role_assignment.workflow_billing_workflow_mails_send,
  ]
}

resource "azurerm_private_endpoint" "workflow_billing" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "workflow-azure-${var.environment}-workflow-billing"
  subnet_id           = azurerm_subnet.endpoints.id
  tags                = local.workflow_billing_tags

  private_service_connection {
    name                           = "workflow-azure-${var.environment}-workflow-billing"
    private_connection_resource_id = azurerm_logic_app_standard.workflow_billing.id
    subresource_names              = ["sites"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.site.id]
  }

  depends_on = [azurerm_subnet_network_security_group_association.endpoints]
}

resource "azurerm_monitor_diagnostic_setting" "workflow_billing" {
  name                       = "logs"
  target_resource_id         = azurerm_logic_app_standard.workflow_billing.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_log {
    category = "FunctionAppLogs"
  }

  enabled_log {
    category = "WorkflowRuntime"
  }
}

resource "azurerm_role_assignment" "workflow_billing_workflow_ledger_start" {
  scope              = azurerm_container_app_job.workflow_ledger.id
  role_definition_id = azurerm_role_definition.job_starter.role_definition_resource_id
  principal_id       = azurerm_user_assigned_identity.workflow_billing.principal_id
  principal_type     = "ServicePrincipal"
}

resource "azurerm_role_assignment" "workflow_billing_workflow_mails_send" {
  scope                = azurerm_servicebus_queue.workflow_mails.id
  role_definition_name = "Azure Service Bus Data Sender"
  principal_id         = azurerm_user_assigned_identity.workflow_billing.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_private_endpoint_application_security_group_association" "workflow_billing_port_443" {
  private_endpoint_id           = azurerm_private_endpoint.workflow_billing.id
  application_security_group_id = azurerm_application_security_group.port_443.id
}

locals {
  workflow_billing_tags = merge(local.tags, {
    entity = "component:default/workflow-billing"
    owner  = "group:default/team-platform"
  })
}
