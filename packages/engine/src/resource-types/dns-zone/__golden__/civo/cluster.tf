resource "civo_firewall" "cluster" {
  name                 = "dns-zone-civo-${var.environment}-cluster"
  network_id           = civo_network.main.id
  region               = "FRA1"
  create_default_rules = false

  ingress_rule {
    label      = "the network itself"
    protocol   = "tcp"
    port_range = "6443"
    cidr       = [var.network_cidr]
    action     = "allow"
  }

  ingress_rule {
    label      = "machines, for their agents"
    protocol   = "tcp"
    port_range = "10250"
    cidr       = [var.network_cidr]
    action     = "allow"
  }

  ingress_rule {
    label      = "machines, for their health"
    protocol   = "tcp"
    port_range = "4240"
    cidr       = [var.network_cidr]
    action     = "allow"
  }

  ingress_rule {
    label      = "pods on other machines"
    protocol   = "udp"
    port_range = "8472"
    cidr       = [var.network_cidr]
    action     = "allow"
  }

  ingress_rule {
    label      = "administrators"
    protocol   = "tcp"
    port_range = "6443"
    cidr       = var.admin_cidrs
    action     = "allow"
  }

  egress_rule {
    label      = "images and APIs"
    protocol   = "tcp"
    port_range = "443"
    cidr       = ["0.0.0.0/0"]
    action     = "allow"
  }

  egress_rule {
    label      = "names"
    protocol   = "udp"
    port_range = "53"
    cidr       = ["0.0.0.0/0"]
    action     = "allow"
  }

  egress_rule {
    label      = "time"
    protocol   = "udp"
    port_range = "123"
    cidr       = ["0.0.0.0/0"]
    action     = "allow"
  }

  egress_rule {
    label      = "within the network"
    protocol   = "tcp"
    port_range = "1-65535"
    cidr       = [var.network_cidr]
    action     = "allow"
  }

  egress_rule {
    label      = "pods within the network"
    protocol   = "udp"
    port_range = "1-65535"
    cidr       = [var.network_cidr]
    action     = "allow"
  }
}

resource "civo_kubernetes_cluster" "main" {
  name               = "dns-zone-civo-${var.environment}-cluster"
  region             = "FRA1"
  network_id         = civo_network.main.id
  firewall_id        = civo_firewall.cluster.id
  cluster_type       = "k3s"
  kubernetes_version = var.kubernetes_version
  cni                = "cilium"
  write_kubeconfig   = false
  tags               = "application:dns-zone-civo environment:${var.environment} managed-by:terraform"

  pools {
    label      = "main"
    size       = "g4s.kube.medium"
    node_count = var.cluster_nodes
  }
}
