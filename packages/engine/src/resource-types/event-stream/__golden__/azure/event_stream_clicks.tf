# resource:default/event-stream-clicks
# owner: group:default/team-platform
# rule: event-streams

resource "azurerm_eventhub_namespace" "event_stream_clicks" {
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  name                          = "event-stream-clicks-${local.unique_suffix}"
  sku                           = "Standard"
  capacity                      = var.event_stream_clicks_units
  auto_inflate_enabled          = true
  maximum_throughput_units      = var.event_stream_clicks_max_units
  minimum_tls_version           = "1.2"
  local_authentication_enabled  = false
  public_network_access_enabled = false
  tags                          = local.event_stream_clicks_tags

  identity {
    type = "SystemAssigned"
  }

  lifecycle {
    ignore_changes = [capacity]
  }
}

resource "terraform_data" "event_stream_clicks_partitions" {
  input = 4
}

resource "azurerm_eventhub" "event_stream_clicks" {
  name            = "event-stream-azure-${var.environment}-event-stream-clicks"
  namespace_id    = azurerm_eventhub_namespace.event_stream_clicks.id
  partition_count = 4

  retention_description {
    cleanup_policy          = "Delete"
    retention_time_in_hours = 72
  }

  lifecycle {
    replace_triggered_by = [
      azurerm_eventhub_namespace.event_stream_clicks.id,
      terraform_data.event_stream_clicks_partitions,
    ]
  }
}

resource "azurerm_private_endpoint" "event_stream_clicks" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "event-stream-azure-${var.environment}-event-stream-clicks"
  subnet_id           = azurerm_subnet.endpoints.id
  tags                = local.event_stream_clicks_tags

  private_service_connection {
    name                           = "event-stream-azure-${var.environment}-event-stream-clicks"
    private_connection_resource_id = azurerm_eventhub_namespace.event_stream_clicks.id
    subresource_names              = ["namespace"]
    is_manual_connection           = false
  }

  private_dns_zone_group {
    name                 = "default"
    private_dns_zone_ids = [azurerm_private_dns_zone.servicebus.id]
  }

  depends_on = [azurerm_subnet_network_security_group_association.endpoints]
}

resource "azurerm_monitor_diagnostic_setting" "event_stream_clicks" {
  name                       = "logs"
  target_resource_id         = azurerm_eventhub_namespace.event_stream_clicks.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_log {
    category = "OperationalLogs"
  }
}

resource "azurerm_private_endpoint_application_security_group_association" "event_stream_clicks_port_443" {
  private_endpoint_id           = azurerm_private_endpoint.event_stream_clicks.id
  application_security_group_id = azurerm_application_security_group.port_443.id
}

resource "azurerm_private_endpoint_application_security_group_association" "event_stream_clicks_port_5671" {
  private_endpoint_id           = azurerm_private_endpoint.event_stream_clicks.id
  application_security_group_id = azurerm_application_security_group.port_5671.id
}

resource "azurerm_private_endpoint_application_security_group_association" "event_stream_clicks_port_9093" {
  private_endpoint_id           = azurerm_private_endpoint.event_stream_clicks.id
  application_security_group_id = azurerm_application_security_group.port_9093.id
}

locals {
  event_stream_clicks_tags = merge(local.tags, {
    entity = "resource:default/event-stream-clicks"
    owner  = "group:default/team-platform"
  })
}
