# component:default/order-worker
# owner: group:default/shop-team
# rule: services

resource "azurerm_user_assigned_identity" "order_worker" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "web-shop-azure-${var.environment}-order-worker"
  tags                = local.order_worker_tags
}

resource "azurerm_role_assignment" "order_worker_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.order_worker.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "order_worker" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "order-worker"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.order_worker_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.order_worker.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.order_worker.id
  }

  secret {
    name                = "carrier-api-key-value"
    identity            = azurerm_user_assigned_identity.order_worker.id
    key_vault_secret_id = "${azurerm_key_vault.main.vault_uri}secrets/web-shop-azure-${var.environment}-carrier-api-key"
  }

  template {
    min_replicas = 2
    max_replicas = 6

    container {
      name   = "order-worker"
      image  = "${azurerm_container_registry.main.login_server}/order-worker:${var.order_worker_image_tag}"
      cpu    = var.order_worker_cpu
      memory = var.order_worker_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.order_worker.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      env {
        name  = "ORDERS_DB_HOST"
        value = azurerm_postgresql_flexible_server.orders_db.fqdn
      }

      env {
        name  = "ORDERS_DB_NAME"
        value = "orders_db"
      }

      env {
        name  = "ORDERS_DB_PORT"
        value = "5432"
      }

      env {
        name  = "ORDERS_DB_USER"
        value = azurerm_user_assigned_identity.order_worker.name
      }

      env {
        name  = "ORDERS_QUEUE_HOST"
        value = "${azurerm_servicebus_namespace.main.name}.servicebus.windows.net"
      }

      env {
        name  = "ORDERS_QUEUE_NAME"
        value = "web-shop-azure-${var.environment}-orders-queue"
      }

      env {
        name  = "ORDERS_QUEUE_URL"
        value = "https://${azurerm_servicebus_namespace.main.name}.servicebus.windows.net/web-shop-azure-${var.environment}-orders-queue"
      }

      env {
        name        = "CARRIER_API_KEY_VALUE"
        secret_name = "carrier-api-key-value"
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
    azurerm_role_assignment.order_worker_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
    azurerm_private_endpoint.secrets,
    azurerm_private_dns_zone_virtual_network_link.vault,
    azurerm_private_endpoint_application_security_group_association.secrets_port_443,
    azurerm_role_assignment.order_worker_carrier_api_key_read,
    azurerm_resource_group_template_deployment.carrier_api_key,
    azurerm_private_endpoint.orders_db,
    azurerm_private_dns_zone_virtual_network_link.postgres,
    azurerm_private_endpoint_application_security_group_association.orders_db_port_5432,
    azurerm_private_endpoint.messaging,
    azurerm_private_dns_zone_virtual_network_link.servicebus,
    azurerm_private_endpoint_application_security_group_association.messaging_port_443,
    azurerm_private_endpoint_application_security_group_association.messaging_port_5671,
    azurerm_role_assignment.order_worker_orders_queue_receive,
  ]
}

resource "azurerm_role_assignment" "order_worker_carrier_api_key_read" {
  scope                = "${azurerm_key_vault.main.id}/secrets/web-shop-azure-${var.environment}-carrier-api-key"
  role_definition_name = "Key Vault Secrets User"
  principal_id         = azurerm_user_assigned_identity.order_worker.principal_id
  principal_type       = "ServicePrincipal"

  depends_on = [azurerm_resource_group_template_deployment.carrier_api_key]
}

resource "azurerm_role_assignment" "order_worker_orders_queue_receive" {
  scope                = azurerm_servicebus_queue.orders_queue.id
  role_definition_name = "Azure Service Bus Data Receiver"
  principal_id         = azurerm_user_assigned_identity.order_worker.principal_id
  principal_type       = "ServicePrincipal"
}

locals {
  order_worker_tags = merge(local.tags, {
    entity = "component:default/order-worker"
    owner  = "group:default/shop-team"
  })
}
