output "secret_payment_key_uri" {
  description = "secret-payment-key: address of the secret, to set its value with after the first apply."
  value       = "${azurerm_key_vault.main.vault_uri}secrets/secret-azure-${var.environment}-secret-payment-key"
}
