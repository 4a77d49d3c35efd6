# component:default/secret-checkout
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "secret_checkout" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "secret-azure-${var.environment}-secret-checkout"
  tags                = local.secret_checkout_tags
}

resource "azurerm_role_assignment" "secret_checkout_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.secret_checkout.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "secret_checkout" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "secret-checkout"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.secret_checkout_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.secret_checkout.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.secret_checkout.id
  }

  secret {
    name                = "secret-payment-key-value"
    identity            = azurerm_user_assigned_identity.secret_checkout.id
    key_vault_secret_id = "${azurerm_key_vault.main.vault_uri}secrets/secret-azure-${var.environment}-secret-payment-key"
  }

  template {
    min_replicas = var.secret_checkout_min_replicas
    max_replicas = var.secret_checkout_max_replicas

    container {
      name   = "secret-checkout"
      image  = "${azurerm_container_registry.main.login_server}/secret-checkout:${var.secret_checkout_image_tag}"
      cpu    = var.secret_checkout_cpu
      memory = var.secret_checkout_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.secret_checkout.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      env {
        name        = "SECRET_PAYMENT_KEY_VALUE"
        secret_name = "secret-payment-key-value"
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
    azurerm_role_assignment.secret_checkout_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
    azurerm_private_endpoint.secrets,
    azurerm_private_dns_zone_virtual_network_link.vault,
    azurerm_private_endpoint_application_security_group_association.secrets_port_443,
    azurerm_role_assignment.secret_checkout_secret_payment_key_read,
    azurerm_resource_group_template_deployment.secret_payment_key,
  ]
}

resource "azurerm_role_assignment" "secret_checkout_secret_payment_key_read" {
  scope                = "${azurerm_key_vault.main.id}/secrets/secret-azure-${var.environment}-secret-payment-key"
  role_definition_name = "Key Vault Secrets User"
  principal_id         = azurerm_user_assigned_identity.secret_checkout.principal_id
  principal_type       = "ServicePrincipal"

  depends_on = [azurerm_resource_group_template_deployment.secret_payment_key]
}

locals {
  secret_checkout_tags = merge(local.tags, {
    entity = "component:default/secret-checkout"
    owner  = "group:default/team-platform"
  })
}
