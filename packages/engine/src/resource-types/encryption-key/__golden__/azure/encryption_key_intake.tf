# component:default/encryption-key-intake
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "encryption_key_intake" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "encryption-key-azure-${var.environment}-encryption-key-intake"
  tags                = local.encryption_key_intake_tags
}

resource "azurerm_role_assignment" "encryption_key_intake_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.encryption_key_intake.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "encryption_key_intake" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "encryption-key-intake"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.encryption_key_intake_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.encryption_key_intake.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.encryption_key_intake.id
  }

  template {
    min_replicas = var.encryption_key_intake_min_replicas
    max_replicas = var.encryption_key_intake_max_replicas

    container {
      name   = "encryption-key-intake"
      image  = "${azurerm_container_registry.main.login_server}/encryption-key-intake:${var.encryption_key_intake_image_tag}"
      cpu    = var.encryption_key_intake_cpu
      memory = var.encryption_key_intake_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.encryption_key_intake.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      env {
        name  = "ENCRYPTION_KEY_CUSTOMERS_ID"
        value = "${azurerm_key_vault.main.vault_uri}keys/encryption-key-azure-${var.environment}-encryption-key-customers"
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
    azurerm_role_assignment.encryption_key_intake_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
    azurerm_private_endpoint.secrets,
    azurerm_private_dns_zone_virtual_network_link.vault,
    azurerm_private_endpoint_application_security_group_association.secrets_port_443,
    azurerm_role_assignment.encryption_key_intake_encryption_key_customers_encrypt,
  ]
}

resource "azurerm_role_assignment" "encryption_key_intake_encryption_key_customers_encrypt" {
  scope              = "${azurerm_key_vault.main.id}/keys/encryption-key-azure-${var.environment}-encryption-key-customers"
  role_definition_id = azurerm_role_definition.key_encrypt.role_definition_resource_id
  principal_id       = azurerm_user_assigned_identity.encryption_key_intake.principal_id
  principal_type     = "ServicePrincipal"

  depends_on = [azurerm_resource_group_template_deployment.encryption_key_customers]
}

locals {
  encryption_key_intake_tags = merge(local.tags, {
    entity = "component:default/encryption-key-intake"
    owner  = "group:default/team-platform"
  })
}
