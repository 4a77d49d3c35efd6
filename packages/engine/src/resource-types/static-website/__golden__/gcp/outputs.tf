output "static_website_backend_url" {
  description = "static-website-backend: address on the internet."
  value       = "https://${var.static_website_backend_domain_name}"
}

output "static_website_pages_bucket" {
  description = "Pages: bucket that the release pipeline uploads the files to."
  value       = google_storage_bucket.static_website_pages.name
}

output "static_website_pages_url" {
  description = "Pages: address on the internet."
  value       = "https://${var.static_website_pages_domain_name}"
}

output "static_website_pages_url_map" {
  description = "Pages: URL map whose cache is emptied after an upload."
  value       = google_compute_url_map.static_website_pages.name
}
