# component:default/encryption-key-review
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "encryption_key_review" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "encryption-key-azure-${var.environment}-encryption-key-review"
  tags                = local.encryption_key_review_tags
}

resource "azurerm_role_assignment" "encryption_key_review_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.encryption_key_review.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "encryption_key_review" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "encryption-key-review"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.encryption_key_review_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.encryption_key_review.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.encryption_key_review.id
  }

  template {
    min_replicas = var.encryption_key_review_min_replicas
    max_replicas = var.encryption_key_review_max_replicas

    container {
      name   = "encryption-key-review"
      image  = "${azurerm_container_registry.main.login_server}/encryption-key-review:${var.encryption_key_review_image_tag}"
      cpu    = var.encryption_key_review_cpu
      memory = var.encryption_key_review_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.encryption_key_review.client_id
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
    azurerm_role_assignment.encryption_key_review_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
    azurerm_private_endpoint.secrets,
    azurerm_private_dns_zone_virtual_network_link.vault,
    azurerm_private_endpoint_application_security_group_association.secrets_port_443,
    azurerm_role_assignment.encryption_key_review_encryption_key_customers_decrypt,
  ]
}

resource "azurerm_role_assignment" "encryption_key_review_encryption_key_customers_decrypt" {
  scope              = "${azurerm_key_vault.main.id}/keys/encryption-key-azure-${var.environment}-encryption-key-customers"
  role_definition_id = azurerm_role_definition.key_decrypt.role_definition_resource_id
  principal_id       = azurerm_user_assigned_identity.encryption_key_review.principal_id
  principal_type     = "ServicePrincipal"

  depends_on = [azurerm_resource_group_template_deployment.encryption_key_customers]
}

locals {
  encryption_key_review_tags = merge(local.tags, {
    entity = "component:default/encryption-key-review"
    owner  = "group:default/team-platform"
  })
}
