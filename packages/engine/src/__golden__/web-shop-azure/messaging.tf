resource "azurerm_servicebus_namespace" "main" {
  #checkov:skip=CKV_AZURE_199:Microsoft’s keys encrypt it; an own key is a choice of the organization.
  #checkov:skip=CKV_AZURE_201:Microsoft’s keys encrypt it; an own key is a choice of the organization.
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  name                          = "web-shop-azure-${var.environment}-messages-${local.unique_suffix}"
  sku                           = "Premium"
  capacity                      = 1
  premium_messaging_partitions  = 1
  local_auth_enabled            = false
  public_network_access_enabled = false
  minimum_tls_version           = "1.2"
  tags                          = local.tags

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_private_endpoint" "messaging" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "web-shop-azure-${var.environment}-messaging"
  subnet_id           = azurerm_subnet.endpoints.id
  tags                = local.tags

  private_service_connection {
    name                           = "web-shop-azure-${var.environment}-messaging"
    private_connection_resource_id = azurerm_servicebus_namespace.main.id
    subresource_names              = ["namespace"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.servicebus.id]
  }

  depends_on = [azurerm_subnet_network_security_group_association.endpoints]
}

resource "azurerm_monitor_diagnostic_setting" "messaging" {
  name                       = "logs"
  target_resource_id         = azurerm_servicebus_namespace.main.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_log {
    category = "OperationalLogs"
  }

  enabled_log {
    category = "RuntimeAuditLogs"
  }
}

resource "azurerm_private_endpoint_application_security_group_association" "messaging_public_port_443" {
  private_endpoint_id           = azurerm_private_endpoint.messaging.id
  application_security_group_id = azurerm_application_security_group.public_port_443.id
}

resource "azurerm_private_endpoint_application_security_group_association" "messaging_public_port_5671" {
  private_endpoint_id           = azurerm_private_endpoint.messaging.id
  application_security_group_id = azurerm_application_security_group.public_port_5671.id
}

resource "azurerm_private_endpoint_application_security_group_association" "messaging_port_443" {
  private_endpoint_id           = azurerm_private_endpoint.messaging.id
  application_security_group_id = azurerm_application_security_group.port_443.id
}

resource "azurerm_private_endpoint_application_security_group_association" "messaging_port_5671" {
  private_endpoint_id           = azurerm_private_endpoint.messaging.id
  application_security_group_id = azurerm_application_security_group.port_5671.id
}
