# resource:default/postgres-database-orders
# owner: group:default/team-platform
# rule: database-named-postgres

resource "civo_firewall" "postgres_database_orders" {
  name                 = "postgres-database-civo-${var.environment}-postgres-database-orders"
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

resource "civo_database" "postgres_database_orders" {
  name        = "postgres-database-civo-${var.environment}-postgres-database-orders"
  region      = "FRA1"
  engine      = "PostgreSQL"
  version     = "17"
  size        = var.postgres_database_orders_size
  nodes       = var.postgres_database_orders_nodes
  network_id  = civo_network.main.id
  firewall_id = civo_firewall.postgres_database_orders.id
}
