# resource:default/kubernetes-workload-db
# owner: group:default/team-orders
# rule: postgres

resource "civo_firewall" "kubernetes_workload_db" {
  name                 = "kubernetes-workload-civo-${var.environment}-kubernetes-workload-db"
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

resource "civo_database" "kubernetes_workload_db" {
  name        = "kubernetes-workload-civo-${var.environment}-kubernetes-workload-db"
  region      = "FRA1"
  engine      = "PostgreSQL"
  version     = "17"
  size        = var.kubernetes_workload_db_size
  nodes       = var.kubernetes_workload_db_nodes
  network_id  = civo_network.main.id
  firewall_id = civo_firewall.kubernetes_workload_db.id
}
