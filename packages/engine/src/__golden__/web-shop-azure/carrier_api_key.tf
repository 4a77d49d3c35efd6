# resource:default/carrier-api-key
# owner: group:default/shop-team
# rule: secrets

resource "azurerm_resource_group_template_deployment" "carrier_api_key" {
  provider = azurerm.keeping

  resource_group_name = azurerm_resource_group.main.name
  name                = "web-shop-azure-${var.environment}-carrier-api-key"
  deployment_mode     = "Incremental"
  template_content = jsonencode({
    "$schema"      = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"
    contentVersion = "1.0.0.0"
    resources = [
      {
        type       = "Microsoft.KeyVault/vaults/secrets"
        apiVersion = "2023-07-01"
        name       = "${azurerm_key_vault.main.name}/web-shop-azure-${var.environment}-carrier-api-key"
        properties = {
          value       = "not set yet"
          contentType = "text/plain"
        }
      },
    ]
  })
  tags = local.carrier_api_key_tags

  lifecycle {
    ignore_changes = all
  }
}

locals {
  carrier_api_key_tags = merge(local.tags, {
    entity = "resource:default/carrier-api-key"
    owner  = "group:default/shop-team"
  })
}
