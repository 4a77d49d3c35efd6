resource "azurerm_role_definition" "job_starter" {
  name              = "scheduled-job-azure-${var.environment}-job-starter-${local.unique_suffix}"
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

resource "azurerm_role_definition" "object_writer" {
  name              = "scheduled-job-azure-${var.environment}-object-writer-${local.unique_suffix}"
  description       = "Writes and deletes objects, and cannot read them"
  scope             = azurerm_resource_group.main.id
  assignable_scopes = [azurerm_resource_group.main.id]

  permissions {
    data_actions = [
      "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action",
      "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/delete",
      "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write",
    ]
  }
}
