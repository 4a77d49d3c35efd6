resource "azurerm_role_definition" "secret_writer" {
  name              = "secret-azure-${var.environment}-secret-writer-${local.unique_suffix}"
  description       = "Sets values of secrets, and cannot read them"
  scope             = azurerm_resource_group.main.id
  assignable_scopes = [azurerm_resource_group.main.id]

  permissions {
    data_actions = ["Microsoft.KeyVault/vaults/secrets/setSecret/action"]
  }
}
