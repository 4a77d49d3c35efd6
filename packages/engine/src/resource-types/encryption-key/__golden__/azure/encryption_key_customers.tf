# resource:default/encryption-key-customers
# owner: group:default/team-platform
# rule: encryption-keys

resource "azurerm_resource_group_template_deployment" "encryption_key_customers" {
  provider = azurerm.keeping

  resource_group_name = azurerm_resource_group.main.name
  name                = "encryption-key-azure-${var.environment}-encryption-key-customers"
  deployment_mode     = "Incremental"
  template_content = jsonencode({
    "$schema"      = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"
    contentVersion = "1.0.0.0"
    resources = [
      {
        type       = "Microsoft.KeyVault/vaults/keys"
        apiVersion = "2023-07-01"
        name       = "${azurerm_key_vault.main.name}/encryption-key-azure-${var.environment}-encryption-key-customers"
        properties = {
          kty     = "RSA-HSM"
          keySize = 3072
          keyOps  = ["decrypt", "encrypt", "unwrapKey", "wrapKey"]
          attributes = {
            enabled    = true
            exportable = false
          }
          rotationPolicy = {
            attributes = {
              expiryTime = "P120D"
            }
            lifetimeActions = [
              {
                trigger = {
                  timeAfterCreate = "P90D"
                }
                action = {
                  type = "rotate"
                }
              },
              {
                trigger = {
                  timeBeforeExpiry = "P30D"
                }
                action = {
                  type = "notify"
                }
              },
            ]
          }
        }
      },
    ]
  })
  tags = local.encryption_key_customers_tags

  lifecycle {
    prevent_destroy = true
    ignore_changes  = all
  }
}

locals {
  encryption_key_customers_tags = merge(local.tags, {
    entity = "resource:default/encryption-key-customers"
    owner  = "group:default/team-platform"
  })
}
