output "dns_zone_customers_name_servers" {
  description = "Host names of customers: name servers, to enter in the zone above it."
  value       = azurerm_dns_zone.dns_zone_customers.name_servers
}
