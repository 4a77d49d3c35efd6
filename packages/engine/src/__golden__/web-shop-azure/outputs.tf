output "carrier_api_key_uri" {
  description = "Key of the carrier’s API: address of the secret, to set its value with after the first apply."
  value       = "${azurerm_key_vault.main.vault_uri}secrets/web-shop-azure-${var.environment}-carrier-api-key"
}

output "catalog_service_url" {
  description = "Catalog service: address on the internet."
  value       = "https://catalog-service.${azurerm_container_app_environment.public.default_domain}"
}

output "checkout_service_url" {
  description = "Checkout service: address on the internet."
  value       = "https://checkout-service.${azurerm_container_app_environment.public.default_domain}"
}

output "product_media_url" {
  description = "Product media: address of the container."
  value       = "${azurerm_storage_account.product_media.primary_blob_endpoint}${azurerm_storage_container.product_media.name}"
}

output "storefront_storage_account" {
  description = "Storefront: storage account that the release pipeline uploads the files to, into the container $web."
  value       = azurerm_storage_account.storefront.name
}

output "storefront_url" {
  description = "Storefront: address of the website."
  value       = "https://${azurerm_cdn_frontdoor_endpoint.storefront.host_name}"
}
