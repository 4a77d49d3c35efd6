# resource:default/kubernetes-workload-key
# owner: group:default/team-orders
# rule: secrets

resource "azurerm_resource_group_template_deployment" "kubernetes_workload_key" {
  provider = azurerm.keeping

  resource_group_name = azurerm_resource_group.main.name
  name                = "kubernetes-workload-azure-${var.environment}-kubernetes-workload-key"
  deployment_mode     = "Incremental"
  template_content = jsonencode({
    "$schema"      = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"
    contentVersion = "1.0.0.0"
    resources = [
      {
        type       = "Microsoft.KeyVault/vaults/secrets"
        apiVersion = "2023-07-01"
        name       = "${azurerm_key_vault.main.name}/kubernetes-workload-azure-${var.environment}-kubernetes-workload-key"
        properties = {
          value       = "not set yet"
          contentType = "text/plain"
        }
      },
    ]
  })
  tags = local.kubernetes_workload_key_tags

  lifecycle {
    ignore_changes = all
  }
}

locals {
  kubernetes_workload_key_tags = merge(local.tags, {
    entity = "resource:default/kubernetes-workload-key"
    owner  = "group:default/team-orders"
  })
}
