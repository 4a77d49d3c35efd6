# resource:default/dns-zone-customers
# owner: group:default/team-platform
# rule: dns-zones

resource "civo_dns_domain_name" "dns_zone_customers" {
  name = var.dns_zone_customers_domain_name

  lifecycle {
    prevent_destroy = true
  }
}
