# resource:default/secret-payment-key
# owner: group:default/team-platform
# rule: secrets

resource "azurerm_resource_group_template_deployment" "secret_payment_key" {
  provider = azurerm.keeping

  resource_group_name = azurerm_resource_group.main.name
  name                = "secret-azure-${var.environment}-secret-payment-key"
  deployment_mode     = "Incremental"
  template_content = jsonencode({
    "$schema"      = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"
    contentVersion = "1.0.0.0"
    resources = [
      {
        type       = "Microsoft.KeyVault/vaults/secrets"
        apiVersion = "2023-07-01"
        name       = "${azurerm_key_vault.main.name}/secret-azure-${var.environment}-secret-payment-key"
        properties = {
          value       = "not set yet"
          contentType = "text/plain"
        }
      },
    ]
  })
  tags = local.secret_payment_key_tags

  lifecycle {
    ignore_changes = all
  }
}

locals {
  secret_payment_key_tags = merge(local.tags, {
    entity = "resource:default/secret-payment-key"
    owner  = "group:default/team-platform"
  })
}
