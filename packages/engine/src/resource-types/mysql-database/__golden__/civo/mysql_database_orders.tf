# resource:default/mysql-database-orders
# owner: group:default/team-platform
# rule: database-named-mysql

resource "civo_firewall" "mysql_database_orders" {
  name                 = "mysql-database-civo-${var.environment}-mysql-database-orders"
  network_id           = civo_network.main.id
  region               = "FRA1"
  create_default_rules = false

  ingress_rule {
    label      = "pods of the stack"
    protocol   = "tcp"
    port_range = "3306"
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

resource "civo_database" "mysql_database_orders" {
  name        = "mysql-database-civo-${var.environment}-mysql-database-orders"
  region      = "FRA1"
  engine      = "MySQL"
  version     = "8.0"
  size        = var.mysql_database_orders_size
  nodes       = var.mysql_database_orders_nodes
  network_id  = civo_network.main.id
  firewall_id = civo_firewall.mysql_database_orders.id
}
