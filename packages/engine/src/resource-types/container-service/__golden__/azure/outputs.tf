output "container_service_shop_url" {
  description = "container-service-shop: address on the internet."
  value       = "https://container-service-shop.${azurerm_container_app_environment.public.default_domain}"
}
