# component:default/queue-worker
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "queue_worker" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "queue-azure-${var.environment}-queue-worker"
  tags                = local.queue_worker_tags
}

resource "azurerm_role_assignment" "queue_worker_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.queue_worker.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "queue_worker" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "queue-worker"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.queue_worker_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.queue_worker.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.queue_worker.id
  }

  template {
    min_replicas = var.queue_worker_min_replicas
    max_replicas = var.queue_worker_max_replicas

    container {
      name   = "queue-worker"
      image  = "${azurerm_container_registry.main.login_server}/queue-worker:${var.queue_worker_image_tag}"
      cpu    = var.queue_worker_cpu
      memory = var.queue_worker_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.queue_worker.client_id
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
    azurerm_role_assignment.queue_worker_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
    azurerm_private_endpoint.messaging,
    azurerm_private_dns_zone_virtual_network_link.servicebus,
    azurerm_private_endpoint_application_security_group_association.messaging_port_443,
    azurerm_private_endpoint_application_security_group_association.messaging_port_5671,
    azurerm_role_assignment.queue_worker_queue_orders_receive,
  ]
}

resource "azurerm_role_assignment" "queue_worker_queue_orders_receive" {
  scope                = azurerm_servicebus_queue.queue_orders.id
  role_definition_name = "Azure Service Bus Data Receiver"
  principal_id         = azurerm_user_assigned_identity.queue_worker.principal_id
  principal_type       = "ServicePrincipal"
}

locals {
  queue_worker_tags = merge(local.tags, {
    entity = "component:default/queue-worker"
    owner  = "group:default/team-platform"
  })
}
