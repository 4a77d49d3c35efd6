data "google_dns_managed_zone" "public" {
  name = var.dns_managed_zone
}

data "google_project" "main" {}
