# resource:default/scheduled-job-db
# owner: group:default/team-platform
# rule: database

resource "civo_firewall" "scheduled_job_db" {
  name                 = "scheduled-job-civo-${var.environment}-scheduled-job-db"
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

resource "civo_database" "scheduled_job_db" {
  name        = "scheduled-job-civo-${var.environment}-scheduled-job-db"
  region      = "FRA1"
  engine      = "PostgreSQL"
  version     = "17"
  size        = var.scheduled_job_db_size
  nodes       = var.scheduled_job_db_nodes
  network_id  = civo_network.main.id
  firewall_id = civo_firewall.scheduled_job_db.id
}
