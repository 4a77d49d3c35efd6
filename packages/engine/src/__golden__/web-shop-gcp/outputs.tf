output "carrier_api_key_secret" {
  description = "Key of the carrier’s API: the secret, to set its value with."
  value       = google_secret_manager_secret.carrier_api_key.id
}

output "catalog_service_url" {
  description = "Catalog service: address on the internet."
  value       = "https://${var.catalog_service_domain_name}"
}

output "checkout_service_url" {
  description = "Checkout service: address on the internet."
  value       = "https://${var.checkout_service_domain_name}"
}

output "product_media_bucket" {
  description = "Product media: name of the bucket."
  value       = google_storage_bucket.product_media.name
}

output "storefront_bucket" {
  description = "Storefront: bucket that the release pipeline uploads the files to."
  value       = google_storage_bucket.storefront.name
}

output "storefront_url" {
  description = "Storefront: address on the internet."
  value       = "https://${var.storefront_domain_name}"
}

output "storefront_url_map" {
  description = "Storefront: URL map whose cache is emptied after an upload."
  value       = google_compute_url_map.storefront.name
}
