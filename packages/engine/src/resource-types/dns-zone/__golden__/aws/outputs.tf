output "dns_zone_customers_ds_record" {
  description = "Host names of customers: key, to enter in the zone above it once its name servers are there."
  value       = aws_route53_key_signing_key.dns_zone_customers.ds_record
}

output "dns_zone_customers_name_servers" {
  description = "Host names of customers: name servers, to enter in the zone above it."
  value       = aws_route53_zone.dns_zone_customers.name_servers
}
