# resource:default/dns-zone-customers
# owner: group:default/team-platform
# rule: dns-zones

locals {
  dns_zone_customers_labels = {
    entity = "resource_default_dns-zone-customers"
    owner  = "group_default_team-platform"
  }
}

resource "google_dns_managed_zone" "dns_zone_customers" {
  name          = "dns-zone-gcp-${var.environment}-dns-zone-customers"
  description   = "Zone dns_zone_customers"
  dns_name      = "${var.dns_zone_customers_domain_name}."
  visibility    = "public"
  force_destroy = false
  labels        = local.dns_zone_customers_labels

  dnssec_config {
    state         = "on"
    non_existence = "nsec3"
  }

  cloud_logging_config {
    enable_logging = true
  }

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [google_project_service.main]
}

data "google_dns_keys" "dns_zone_customers" {
  managed_zone = google_dns_managed_zone.dns_zone_customers.id
}
