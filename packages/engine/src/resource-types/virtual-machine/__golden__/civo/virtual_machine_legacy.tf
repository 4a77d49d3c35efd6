# component:default/virtual-machine-legacy
# owner: group:default/team-platform
# rule: virtual-machines

resource "civo_firewall" "virtual_machine_legacy" {
  name                 = "virtual-machine-civo-${var.environment}-virtual-machine-legacy"
  network_id           = civo_network.main.id
  region               = "FRA1"
  create_default_rules = false

  ingress_rule {
    label      = "pods and machines of the stack"
    protocol   = "tcp"
    port_range = "8443"
    cidr       = [var.network_cidr]
    action     = "allow"
  }

  egress_rule {
    label      = "virtual-machine-files"
    protocol   = "tcp"
    port_range = "443"
    cidr       = ["0.0.0.0/0"]
    action     = "allow"
  }

  egress_rule {
    label      = "packages and APIs"
    protocol   = "tcp"
    port_range = "443"
    cidr       = var.outbound_cidrs
    action     = "allow"
  }

  egress_rule {
    label      = "names"
    protocol   = "udp"
    port_range = "53"
    cidr       = var.outbound_cidrs
    action     = "allow"
  }

  egress_rule {
    label      = "time"
    protocol   = "udp"
    port_range = "123"
    cidr       = var.outbound_cidrs
    action     = "allow"
  }
}

resource "civo_instance" "virtual_machine_legacy" {
  count = var.virtual_machine_legacy_machines

  hostname = "virtual-machine-civo-${var.environment}-virtual-machine-legacy-${count.index + 1}"
  notes    = "Legacy application"
  tags = [
    "application:virtual-machine-civo",
    "environment:${var.environment}",
    "managed-by:terraform",
  ]
  region             = "FRA1"
  size               = var.virtual_machine_legacy_machine_size
  disk_image         = data.civo_disk_image.ubuntu_noble.diskimages[0].id
  network_id         = civo_network.main.id
  firewall_id        = civo_firewall.virtual_machine_legacy.id
  public_ip_required = "none"
  sshkey_id          = civo_ssh_key.nobody.id
  write_password     = false
  script = join("\n", [
    "#!/bin/bash",
    "set -euo pipefail",
    "echo '${base64encode(join("\n", ["PORT=8443", "VIRTUAL_MACHINE_FILES_BUCKET=${civo_object_store.virtual_machine_files.name}", "VIRTUAL_MACHINE_FILES_ENDPOINT=https://objectstore.fra1.civo.com", ""]))}' | base64 --decode > /etc/default/app",
    "",
  ])

  lifecycle {
    ignore_changes = [disk_image, script]
  }
}
