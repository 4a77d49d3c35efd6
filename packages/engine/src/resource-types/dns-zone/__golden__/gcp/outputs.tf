output "dns_zone_customers_ds_record" {
  description = "Host names of customers: key, to enter in the zone above it once its name servers are there."
  value       = data.google_dns_keys.dns_zone_customers.key_signing_keys[*].ds_record
}

output "dns_zone_customers_name_servers" {
  description = "Host names of customers: name servers, to enter in the zone above it."
  value       = google_dns_managed_zone.dns_zone_customers.name_servers
}
