# resource:default/container-service-db
# owner: group:default/team-platform
# rule: database

resource "civo_firewall" "container_service_db" {
  name                 = "container-service-civo-${var.environment}-container-service-db"
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

resource "civo_database" "container_service_db" {
  name        = "container-service-civo-${var.environment}-container-service-db"
  region      = "FRA1"
  engine      = "PostgreSQL"
  version     = "17"
  size        = var.container_service_db_size
  nodes       = var.container_service_db_nodes
  network_id  = civo_network.main.id
  firewall_id = civo_firewall.container_service_db.id
}
