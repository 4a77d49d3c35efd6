output "container_service_shop_url" {
  description = "container-service-shop: its address on the internet."
  value       = "https://${var.container_service_shop_domain_name}"
}
