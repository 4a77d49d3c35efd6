# component:default/queue-publisher
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "queue_publisher" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "queue-azure-${var.environment}-queue-publisher"
  tags                = local.queue_publisher_tags
}

resource "azurerm_role_assignment" "queue_publisher_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.queue_publisher.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "queue_publisher" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "queue-publisher"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.queue_publisher_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.queue_publisher.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.queue_publisher.id
  }

  template {
    min_replicas = var.queue_publisher_min_replicas
    max_replicas = var.queue_publisher_max_replicas

    container {
      name   = "queue-publisher"
      image  = "${azurerm_container_registry.main.login_server}/queue-publisher:${var.queue_publisher_image_tag}"
      cpu    = var.queue_publisher_cpu
      memory = var.queue_publisher_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.queue_publisher.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      env {
        name  = "QUEUE_ORDERS_HOST"
        value = "${azurerm_servicebus_namespace.main.name}.servicebus.windows.net"
      }

      env {
        name  = "QUEUE_ORDERS_NAME"
        value = "queue-azure-${var.environment}-queue-orders"
      }

      env {
        name  = "QUEUE_ORDERS_URL"
        value = "https://${azurerm_servicebus_namespace.main.name}.servicebus.windows.net/queue-azure-${var.environment}-queue-orders"
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
    azurerm_role_assignment.queue_publisher_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
    azurerm_private_endpoint.messaging,
    azurerm_private_dns_zone_virtual_network_link.servicebus,
    azurerm_private_endpoint_application_security_group_association.messaging_port_443,
    azurerm_private_endpoint_application_security_group_association.messaging_port_5671,
    azurerm_role_assignment.queue_publisher_queue_orders_send,
  ]
}

resource "azurerm_role_assignment" "queue_publisher_queue_orders_send" {
  scope                = azurerm_servicebus_queue.queue_orders.id
  role_definition_name = "Azure Service Bus Data Sender"
  principal_id         = azurerm_user_assigned_identity.queue_publisher.principal_id
  principal_type       = "ServicePrincipal"
}

locals {
  queue_publisher_tags = merge(local.tags, {
    entity = "component:default/queue-publisher"
    owner  = "group:default/team-platform"
  })
}
