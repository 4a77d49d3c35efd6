# resource:default/catalog-db
# owner: group:default/shop-team
# rule: database-with-postgres

resource "civo_firewall" "catalog_db" {
  name                 = "web-shop-civo-${var.environment}-catalog-db"
  network_id           = civo_network.main.id
  region               = "FRA1"
  create_default_rules = false

  ingress_rule {
    label      = "pods of the stack"
    protocol   = "tcp"
    port_range = "5432"
    cidr       = [var.network_cidr]
    action     = "allow"
  }

  egress_rule {
    label      = "within the network"
    protocol   = "tcp"
    port_range = "1-65535"
    cidr       = [var.network_cidr]
    action     = "allow"
  }
}

resource "civo_database" "catalog_db" {
  name        = "web-shop-civo-${var.environment}-catalog-db"
  region      = "FRA1"
  engine      = "PostgreSQL"
  version     = "17"
  size        = var.catalog_db_size
  nodes       = var.catalog_db_nodes
  network_id  = civo_network.main.id
  firewall_id = civo_firewall.catalog_db.id
}
