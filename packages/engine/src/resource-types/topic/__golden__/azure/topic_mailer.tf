# component:default/topic-mailer
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "topic_mailer" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "topic-azure-${var.environment}-topic-mailer"
  tags                = local.topic_mailer_tags
}

resource "azurerm_role_assignment" "topic_mailer_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.topic_mailer.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "topic_mailer" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "topic-mailer"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.topic_mailer_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.topic_mailer.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.topic_mailer.id
  }

  template {
    min_replicas = var.topic_mailer_min_replicas
    max_replicas = var.topic_mailer_max_replicas

    container {
      name   = "topic-mailer"
      image  = "${azurerm_container_registry.main.login_server}/topic-mailer:${var.topic_mailer_image_tag}"
      cpu    = var.topic_mailer_cpu
      memory = var.topic_mailer_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.topic_mailer.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      env {
        name  = "TOPIC_MAILS_HOST"
        value = "${azurerm_servicebus_namespace.main.name}.servicebus.windows.net"
      }

      env {
        name  = "TOPIC_MAILS_NAME"
        value = "topic-azure-${var.environment}-topic-mails"
      }

      env {
        name  = "TOPIC_MAILS_URL"
        value = "https://${azurerm_servicebus_namespace.main.name}.servicebus.windows.net/topic-azure-${var.environment}-topic-mails"
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
    azurerm_role_assignment.topic_mailer_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
    azurerm_private_endpoint.messaging,
    azurerm_private_dns_zone_virtual_network_link.servicebus,
    azurerm_private_endpoint_application_security_group_association.messaging_port_443,
    azurerm_private_endpoint_application_security_group_association.messaging_port_5671,
    azurerm_role_assignment.topic_mailer_topic_mails_receive,
  ]
}

resource "azurerm_role_assignment" "topic_mailer_topic_mails_receive" {
  scope                = azurerm_servicebus_queue.topic_mails.id
  role_definition_name = "Azure Service Bus Data Receiver"
  principal_id         = azurerm_user_assigned_identity.topic_mailer.principal_id
  principal_type       = "ServicePrincipal"
}

locals {
  topic_mailer_tags = merge(local.tags, {
    entity = "component:default/topic-mailer"
    owner  = "group:default/team-platform"
  })
}
