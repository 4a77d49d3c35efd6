resource "azurerm_role_definition" "key_encrypt" {
  name              = "encryption-key-azure-${var.environment}-key-encrypt-${local.unique_suffix}"
  description       = "Encrypts with keys, and cannot decrypt"
  scope             = azurerm_resource_group.main.id
  assignable_scopes = [azurerm_resource_group.main.id]

  permissions {
    data_actions = [
      "Microsoft.KeyVault/vaults/keys/read",
      "Microsoft.KeyVault/vaults/keys/encrypt/action",
      "Microsoft.KeyVault/vaults/keys/wrap/action",
    ]
  }
}

resource "azurerm_role_definition" "key_decrypt" {
  name              = "encryption-key-azure-${var.environment}-key-decrypt-${local.unique_suffix}"
  description       = "Decrypts with keys, and cannot encrypt"
  scope             = azurerm_resource_group.main.id
  assignable_scopes = [azurerm_resource_group.main.id]

  permissions {
    data_actions = [
      "Microsoft.KeyVault/vaults/keys/read",
      "Microsoft.KeyVault/vaults/keys/decrypt/action",
      "Microsoft.KeyVault/vaults/keys/unwrap/action",
    ]
  }
}
