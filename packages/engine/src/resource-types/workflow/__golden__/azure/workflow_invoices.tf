# component:default/workflow-invoices
# owner: group:default/team-platform
# rule: functions

resource "azurerm_user_assigned_identity" "workflow_invoices" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "workflow-azure-${var.environment}-workflow-invoices"
  tags                = local.workflow_invoices_tags
}

resource "azurerm_storage_account" "workflow_invoices" {
  #checkov:skip=CKV_AZURE_33:It has no queues; access to objects is logged by Azure Monitor.
  #checkov:skip=CKV2_AZURE_1:Microsoft’s keys encrypt it; an own key is a choice of the organization.
  #checkov:skip=CKV2_AZURE_21:A diagnostic setting sends its logs to the workspace.
  resource_group_name               = azurerm_resource_group.main.name
  location                          = azurerm_resource_group.main.location
  name                              = "workflowinvoices${local.unique_suffix}"
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
  shared_access_key_enabled         = false
  tags                              = local.workflow_invoices_tags

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

resource "azurerm_private_endpoint" "workflow_invoices_blob" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "workflow-azure-${var.environment}-workflow-invoices-blob"
  subnet_id           = azurerm_subnet.endpoints.id
  tags                = local.workflow_invoices_tags

  private_service_connection {
    name                           = "workflow-azure-${var.environment}-workflow-invoices-blob"
    private_connection_resource_id = azurerm_storage_account.workflow_invoices.id
    subresource_names              = ["blob"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.blob.id]
  }

  depends_on = [azurerm_subnet_network_security_group_association.endpoints]
}

resource "azurerm_private_endpoint_application_security_group_association" "workflow_invoices_blob_functions_port_443" {
  private_endpoint_id           = azurerm_private_endpoint.workflow_invoices_blob.id
  application_security_group_id = azurerm_application_security_group.functions_port_443.id
}

resource "azurerm_monitor_diagnostic_setting" "workflow_invoices_storage" {
  name                       = "logs"
  target_resource_id         = "${azurerm_storage_account.workflow_invoices.id}/blobServices/default"
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

resource "azurerm_role_assignment" "workflow_invoices_storage" {
  scope                = azurerm_storage_account.workflow_invoices.id
  role_definition_name = "Storage Blob Data Owner"
  principal_id         = azurerm_user_assigned_identity.workflow_invoices.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_role_assignment" "workflow_invoices_trace" {
  scope                = azurerm_application_insights.main.id
  role_definition_name = "Monitoring Metrics Publisher"
  principal_id         = azurerm_user_assigned_identity.workflow_invoices.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_linux_function_app" "workflow_invoices" {
  resource_group_name                            = azurerm_resource_group.main.name
  location                                       = azurerm_resource_group.main.location
  name                                           = "workflow-azure-${var.environment}-workflow-invoices-${local.unique_suffix}"
  service_plan_id                                = azurerm_service_plan.functions.id
  storage_account_name                           = azurerm_storage_account.workflow_invoices.name
  storage_uses_managed_identity                  = true
  builtin_logging_enabled                        = false
  https_only                                     = true
  public_network_access_enabled                  = false
  ftp_publish_basic_authentication_enabled       = false
  webdeploy_publish_basic_authentication_enabled = false
  virtual_network_subnet_id                      = azurerm_subnet.functions.id
  key_vault_reference_identity_id                = azurerm_user_assigned_identity.workflow_invoices.id
  app_settings = {
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING                      = "ClientId=${azurerm_user_assigned_identity.workflow_invoices.client_id};Authorization=AAD"
    AZURE_CLIENT_ID                                                = azurerm_user_assigned_identity.workflow_invoices.client_id
    AzureFunctionsJobHost__extensions__http__maxConcurrentRequests = "10"
    AzureFunctionsJobHost__functionTimeout                         = "00:00:30"
    AzureWebJobsStorage__clientId                                  = azurerm_user_assigned_identity.workflow_invoices.client_id
    AzureWebJobsStorage__credential                                = "managedidentity"
    WEBSITE_RUN_FROM_PACKAGE                                       = "1"
  }
  tags = local.workflow_invoices_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.workflow_invoices.id]
  }

  site_config {
    always_on                              = true
    ftps_state                             = "Disabled"
    http2_enabled                          = true
    minimum_tls_version                    = "1.2"
    scm_minimum_tls_version                = "1.2"
    vnet_route_all_enabled                 = true
    application_insights_connection_string = azurerm_application_insights.main.connection_string

    application_stack {
      python_version = "3.13"
    }
  }

  depends_on = [
    azurerm_private_endpoint.workflow_invoices_blob,
    azurerm_private_dns_zone_virtual_network_link.blob,
    azurerm_private_endpoint_application_security_group_association.workflow_invoices_blob_functions_port_443,
    azurerm_role_assignment.workflow_invoices_storage,
    azurerm_role_assignment.workflow_invoices_trace,
    azurerm_subnet_network_security_group_association.functions,
  ]
}

resource "azurerm_private_endpoint" "workflow_invoices" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "workflow-azure-${var.environment}-workflow-invoices"
  subnet_id           = azurerm_subnet.endpoints.id
  tags                = local.workflow_invoices_tags

  private_service_connection {
    name                           = "workflow-azure-${var.environment}-workflow-invoices"
    private_connection_resource_id = azurerm_linux_function_app.workflow_invoices.id
    subresource_names              = ["sites"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.site.id]
  }

  depends_on = [azurerm_subnet_network_security_group_association.endpoints]
}

resource "azurerm_monitor_diagnostic_setting" "workflow_invoices" {
  name                       = "logs"
  target_resource_id         = azurerm_linux_function_app.workflow_invoices.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_log {
    category = "FunctionAppLogs"
  }
}

resource "azurerm_management_lock" "workflow_invoices" {
  name       = "keep"
  scope      = azurerm_linux_function_app.workflow_invoices.id
  lock_level = "CanNotDelete"
  notes      = "Deletion protection is on."

  depends_on = [azurerm_monitor_diagnostic_setting.workflow_invoices]
}

resource "azurerm_private_endpoint_application_security_group_association" "workflow_invoices_workflows_port_443" {
  private_endpoint_id           = azurerm_private_endpoint.workflow_invoices.id
  application_security_group_id = azurerm_application_security_group.workflows_port_443.id
}

locals {
  workflow_invoices_tags = merge(local.tags, {
    entity = "component:default/workflow-invoices"
    owner  = "group:default/team-platform"
  })
}
