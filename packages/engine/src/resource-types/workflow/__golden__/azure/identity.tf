resource "azurerm_role_definition" "job_starter" {
  name              = "workflow-azure-${var.environment}-job-starter-${local.unique_suffix}"
  description       = "Starts jobs and sees how their runs go"
  scope             = azurerm_resource_group.main.id
  assignable_scopes = [azurerm_resource_group.main.id]

  permissions {
    actions = [
      "Microsoft.App/jobs/execution/read",
      "Microsoft.App/jobs/executions/read",
      "Microsoft.App/jobs/start/action",
    ]
  }
}

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
