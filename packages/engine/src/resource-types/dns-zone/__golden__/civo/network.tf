resource "civo_network" "main" {
  label   = "dns-zone-civo-${var.environment}-network"
  cidr_v4 = var.network_cidr
  region  = "FRA1"
}
