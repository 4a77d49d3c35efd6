resource "azurerm_role_definition" "workflow_starter" {
  name              = "workflow-azure-${var.environment}-workflow-starter-${local.unique_suffix}"
  description       = "Learns the addresses that workflows are started at"
  scope             = azurerm_resource_group.main.id
  assignable_scopes = [azurerm_resource_group.main.id]

  permissions {
    actions = [
      "Microsoft.Web/sites/hostruntime/webhooks/api/workflows/triggers/listCallbackUrl/action",
    ]
  }
}
