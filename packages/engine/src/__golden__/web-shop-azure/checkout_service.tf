# component:default/checkout-service
# owner: group:default/shop-team
# rule: services

resource "azurerm_user_assigned_identity" "checkout_service" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "web-shop-azure-${var.environment}-checkout-service"
  tags                = local.checkout_service_tags
}

resource "azurerm_role_assignment" "checkout_service_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.checkout_service.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "checkout_service" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "checkout-service"
  container_app_environment_id = azurerm_container_app_environment.public.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.checkout_service_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.checkout_service.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.checkout_service.id
  }

  ingress {
    external_enabled           = true
    target_port                = 8080
    transport                  = "auto"
    allow_insecure_connections = false

    traffic_weight {
      latest_revision = true
      percentage      = 100
    }
  }

  template {
    min_replicas = var.checkout_service_min_replicas
    max_replicas = var.checkout_service_max_replicas

    container {
      name   = "checkout-service"
      image  = "${azurerm_container_registry.main.login_server}/checkout-service:${var.checkout_service_image_tag}"
      cpu    = 0.5
      memory = "1Gi"

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.checkout_service.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      env {
        name  = "CATALOG_SERVICE_URL"
        value = "https://catalog-service.${azurerm_container_app_environment.public.default_domain}"
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
        value = azurerm_user_assigned_identity.checkout_service.name
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
        name  = "ORDER_EVENTS_HOST"
        value = "${azurerm_servicebus_namespace.main.name}.servicebus.windows.net"
      }

      env {
        name  = "ORDER_EVENTS_NAME"
        value = "web-shop-azure-${var.environment}-order-events"
      }

      env {
        name  = "ORDER_EVENTS_URL"
        value = "https://${azurerm_servicebus_namespace.main.name}.servicebus.windows.net/web-shop-azure-${var.environment}-order-events"
      }

      env {
        name  = "PAYMENTS_SERVICE_URL"
        value = var.checkout_service_payments_service_url
      }

      env {
        name  = "RECEIPT_RENDERER_URL"
        value = "https://receipt-renderer.${azurerm_container_app_environment.main.default_domain}"
      }

      liveness_probe {
        transport = "TCP"
        port      = 8080
      }

      readiness_probe {
        transport = "HTTP"
        port      = 8080
        path      = "/"
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
    azurerm_role_assignment.checkout_service_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_public_port_443,
    azurerm_private_endpoint.messaging,
    azurerm_private_dns_zone_virtual_network_link.servicebus,
    azurerm_private_endpoint_application_security_group_association.messaging_public_port_443,
    azurerm_private_endpoint_application_security_group_association.messaging_public_port_5671,
    azurerm_role_assignment.checkout_service_order_events_send,
    azurerm_private_endpoint.orders_db,
    azurerm_private_dns_zone_virtual_network_link.postgres,
    azurerm_private_endpoint_application_security_group_association.orders_db_public_port_5432,
    azurerm_role_assignment.checkout_service_orders_queue_send,
  ]
}

resource "azurerm_role_assignment" "checkout_service_order_events_send" {
  scope                = azurerm_servicebus_topic.order_events.id
  role_definition_name = "Azure Service Bus Data Sender"
  principal_id         = azurerm_user_assigned_identity.checkout_service.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_role_assignment" "checkout_service_orders_queue_send" {
  scope                = azurerm_servicebus_queue.orders_queue.id
  role_definition_name = "Azure Service Bus Data Sender"
  principal_id         = azurerm_user_assigned_identity.checkout_service.principal_id
  principal_type       = "ServicePrincipal"
}

locals {
  checkout_service_tags = merge(local.tags, {
    entity = "component:default/checkout-service"
    owner  = "group:default/shop-team"
  })
}
