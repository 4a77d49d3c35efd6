resource "azurerm_role_definition" "object_writer" {
  name              = "object-storage-azure-${var.environment}-object-writer-${local.unique_suffix}"
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
