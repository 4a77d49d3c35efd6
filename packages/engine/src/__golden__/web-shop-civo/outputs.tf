output "catalog_service_url" {
  description = "Catalog service: its address on the internet."
  value       = "https://${var.catalog_service_domain_name}"
}

output "checkout_service_url" {
  description = "Checkout service: its address on the internet."
  value       = "https://${var.checkout_service_domain_name}"
}
