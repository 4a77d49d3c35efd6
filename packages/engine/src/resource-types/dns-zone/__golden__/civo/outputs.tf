output "dns_zone_customers_name_servers" {
  description = "Host names of customers: name servers, to enter in the zone above it."
  value       = ["ns0.civo.com", "ns1.civo.com"]
}
