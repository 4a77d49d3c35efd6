resource "civo_network" "main" {
  label   = "mysql-database-civo-${var.environment}-network"
  cidr_v4 = var.network_cidr
  region  = "FRA1"
}
