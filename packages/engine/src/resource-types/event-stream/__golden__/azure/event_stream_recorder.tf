# component:default/event-stream-recorder
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "event_stream_recorder" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "event-stream-azure-${var.environment}-event-stream-recorder"
  tags                = local.event_stream_recorder_tags
}

resource "azurerm_role_assignment" "event_stream_recorder_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.event_stream_recorder.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "event_stream_recorder" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "event-stream-recorder"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.event_stream_recorder_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.event_stream_recorder.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.event_stream_recorder.id
  }

  template {
    min_replicas = var.event_stream_recorder_min_replicas
    max_replicas = var.event_stream_recorder_max_replicas

    container {
      name   = "event-stream-recorder"
      image  = "${azurerm_container_registry.main.login_server}/event-stream-recorder:${var.event_stream_recorder_image_tag}"
      cpu    = var.event_stream_recorder_cpu
      memory = var.event_stream_recorder_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.event_stream_recorder.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      env {
        name  = "EVENT_STREAM_CLICKS_BOOTSTRAP_SERVERS"
        value = "${azurerm_eventhub_namespace.event_stream_clicks.name}.servicebus.windows.net:9093"
      }

      env {
        name  = "EVENT_STREAM_CLICKS_HOST"
        value = "${azurerm_eventhub_namespace.event_stream_clicks.name}.servicebus.windows.net"
      }

      env {
        name  = "EVENT_STREAM_CLICKS_NAME"
        value = azurerm_eventhub.event_stream_clicks.name
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
    azurerm_role_assignment.event_stream_recorder_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
    azurerm_private_endpoint.event_stream_clicks,
    azurerm_private_dns_zone_virtual_network_link.servicebus,
    azurerm_private_endpoint_application_security_group_association.event_stream_clicks_port_443,
    azurerm_private_endpoint_application_security_group_association.event_stream_clicks_port_5671,
    azurerm_private_endpoint_application_security_group_association.event_stream_clicks_port_9093,
    azurerm_role_assignment.event_stream_recorder_event_stream_clicks_send,
  ]
}

resource "azurerm_role_assignment" "event_stream_recorder_event_stream_clicks_send" {
  scope                = azurerm_eventhub.event_stream_clicks.id
  role_definition_name = "Azure Event Hubs Data Sender"
  principal_id         = azurerm_user_assigned_identity.event_stream_recorder.principal_id
  principal_type       = "ServicePrincipal"
}

locals {
  event_stream_recorder_tags = merge(local.tags, {
    entity = "component:default/event-stream-recorder"
    owner  = "group:default/team-platform"
  })
}
