output "static_website_backend_url" {
  description = "static-website-backend: address on the internet."
  value       = "https://static-website-backend.${azurerm_container_app_environment.public.default_domain}"
}

output "static_website_pages_storage_account" {
  description = "Pages: storage account that the release pipeline uploads the files to, into the container $web."
  value       = azurerm_storage_account.static_website_pages.name
}

output "static_website_pages_url" {
  description = "Pages: address of the website."
  value       = "https://${azurerm_cdn_frontdoor_endpoint.static_website_pages.host_name}"
}
