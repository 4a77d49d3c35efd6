# component:default/virtual-machine-legacy
# owner: group:default/team-platform
# rule: virtual-machines

locals {
  virtual_machine_legacy_labels = {
    entity = "component_default_virtual-machine-legacy"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "virtual_machine_legacy" {
  account_id   = "virtu-${var.environment}-virtua-34c166"
  display_name = "Legacy application"
  description  = "Identity of virtual_machine_legacy"

  depends_on = [google_project_service.main]
}

resource "google_compute_firewall" "virtual_machine_legacy_from_sessions" {
  name          = "virtual-machine-gcp-${var.environment}-virtual-machine-legacy-fr-86557f"
  description   = "Sessions through Identity-Aware Proxy"
  network       = google_compute_network.main.id
  direction     = "INGRESS"
  target_tags   = ["virtual-machine-gcp-${var.environment}-virtual-machine-legacy"]
  source_ranges = ["35.235.240.0/20"]

  allow {
    protocol = "tcp"
    ports    = ["22"]
  }
}

resource "google_compute_region_instance_template" "virtual_machine_legacy" {
  name_prefix    = "virtual-${var.environment}-virtual-m-34c166-"
  region         = "europe-west3"
  description    = "Machines of virtual_machine_legacy"
  machine_type   = var.virtual_machine_legacy_machine_type
  can_ip_forward = false
  tags           = ["virtual-machine-gcp-${var.environment}-virtual-machine-legacy"]
  metadata = {
    block-project-ssh-keys = "TRUE"
    enable-oslogin         = "TRUE"
    serial-port-enable     = "FALSE"
    startup-script = join("\n", [
      "#!/bin/bash",
      "set -euo pipefail",
      "echo '${base64encode(join("\n", ["PORT=8443", "VIRTUAL_MACHINE_FILES_NAME=${google_storage_bucket.virtual_machine_files.name}", ""]))}' | base64 --decode > /etc/default/app",
      "",
    ])
  }
  labels = local.virtual_machine_legacy_labels

  disk {
    source_image = "ubuntu-os-cloud/ubuntu-2404-lts-amd64"
    boot         = true
    auto_delete  = true
    disk_type    = "pd-balanced"
    disk_size_gb = 30

    disk_encryption_key {
      kms_key_self_link = google_kms_crypto_key.main.id
    }
  }

  network_interface {
    subnetwork = google_compute_subnetwork.main.id
  }

  service_account {
    email  = google_service_account.virtual_machine_legacy.email
    scopes = ["https://www.googleapis.com/auth/cloud-platform"]
  }

  shielded_instance_config {
    enable_secure_boot          = true
    enable_vtpm                 = true
    enable_integrity_monitoring = true
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [google_kms_crypto_key_iam_member.compute]
}

resource "google_compute_region_instance_group_manager" "virtual_machine_legacy" {
  name               = "virtual-machine-gcp-${var.environment}-virtual-machine-legacy"
  region             = "europe-west3"
  base_instance_name = "virtual-machine-gcp-${var.environment}-virtual-machine-legacy"

  version {
    instance_template = google_compute_region_instance_template.virtual_machine_legacy.self_link
  }

  auto_healing_policies {
    health_check      = google_compute_region_health_check.virtual_machine_legacy.id
    initial_delay_sec = 300
  }

  update_policy {
    type                  = "PROACTIVE"
    minimal_action        = "REPLACE"
    max_surge_fixed       = 3
    max_unavailable_fixed = 0
  }

  depends_on = [google_storage_bucket_iam_member.virtual_machine_legacy_read_virtual_machine_files]
}

resource "google_compute_region_autoscaler" "virtual_machine_legacy" {
  name   = "virtual-machine-gcp-${var.environment}-virtual-machine-legacy"
  region = "europe-west3"
  target = google_compute_region_instance_group_manager.virtual_machine_legacy.id

  autoscaling_policy {
    min_replicas    = var.virtual_machine_legacy_min_replicas
    max_replicas    = var.virtual_machine_legacy_max_replicas
    cooldown_period = 300

    cpu_utilization {
      target = 0.6
    }
  }
}

resource "google_compute_firewall" "virtual_machine_legacy_from_workloads" {
  name          = "virtual-machine-gcp-${var.environment}-virtual-machine-legacy-fr-a1b19a"
  description   = "Workloads to virtual_machine_legacy"
  network       = google_compute_network.main.id
  direction     = "INGRESS"
  target_tags   = ["virtual-machine-gcp-${var.environment}-virtual-machine-legacy"]
  source_ranges = [google_compute_subnetwork.main.ip_cidr_range]

  allow {
    protocol = "tcp"
    ports    = ["8443"]
  }
}

resource "google_compute_firewall" "virtual_machine_legacy_from_probes" {
  name          = "virtual-machine-gcp-${var.environment}-virtual-machine-legacy-fr-b7929d"
  description   = "Health checks of virtual_machine_legacy"
  network       = google_compute_network.main.id
  direction     = "INGRESS"
  target_tags   = ["virtual-machine-gcp-${var.environment}-virtual-machine-legacy"]
  source_ranges = ["35.191.0.0/16", "130.211.0.0/22"]

  allow {
    protocol = "tcp"
    ports    = ["8443"]
  }
}

resource "google_compute_region_health_check" "virtual_machine_legacy" {
  name                = "virtual-machine-gcp-${var.environment}-virtual-machine-legacy"
  region              = "europe-west3"
  check_interval_sec  = 10
  timeout_sec         = 5
  unhealthy_threshold = 3

  tcp_health_check {
    port = 8443
  }

  log_config {
    enable = true
  }

  depends_on = [google_project_service.main]
}

resource "google_compute_region_backend_service" "virtual_machine_legacy" {
  name                            = "virtual-machine-gcp-${var.environment}-virtual-machine-legacy"
  region                          = "europe-west3"
  load_balancing_scheme           = "INTERNAL"
  protocol                        = "TCP"
  connection_draining_timeout_sec = 60
  health_checks                   = [google_compute_region_health_check.virtual_machine_legacy.id]

  backend {
    group          = google_compute_region_instance_group_manager.virtual_machine_legacy.instance_group
    balancing_mode = "CONNECTION"
  }

  log_config {
    enable      = true
    sample_rate = 1
  }
}

resource "google_compute_address" "virtual_machine_legacy" {
  name         = "virtual-machine-gcp-${var.environment}-virtual-machine-legacy"
  region       = "europe-west3"
  address_type = "INTERNAL"
  purpose      = "GCE_ENDPOINT"
  subnetwork   = google_compute_subnetwork.main.id
  labels       = local.virtual_machine_legacy_labels
}

resource "google_compute_forwarding_rule" "virtual_machine_legacy" {
  name                  = "virtual-machine-gcp-${var.environment}-virtual-machine-legacy"
  region                = "europe-west3"
  load_balancing_scheme = "INTERNAL"
  ip_protocol           = "TCP"
  ip_address            = google_compute_address.virtual_machine_legacy.address
  ports                 = ["8443"]
  network               = google_compute_network.main.id
  subnetwork            = google_compute_subnetwork.main.id
  backend_service       = google_compute_region_backend_service.virtual_machine_legacy.id
  labels                = local.virtual_machine_legacy_labels
}

resource "google_storage_bucket_iam_member" "virtual_machine_legacy_read_virtual_machine_files" {
  bucket = google_storage_bucket.virtual_machine_files.name
  role   = "roles/storage.objectViewer"
  member = google_service_account.virtual_machine_legacy.member
}
