# resource:default/kubernetes-cluster-main
# owner: group:default/team-platform
# rule: kubernetes-clusters

locals {
  kubernetes_cluster_main_labels = {
    entity = "resource_default_kubernetes-cluster-main"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "kubernetes_cluster_main" {
  account_id   = "kuber-${var.environment}-kubern-46f43a"
  display_name = "kubernetes-cluster-main"
  description  = "Identity of kubernetes_cluster_main"

  depends_on = [google_project_service.main]
}

resource "google_project_iam_member" "kubernetes_cluster_main_nodes" {
  project = var.project_id
  role    = "roles/container.defaultNodeServiceAccount"
  member  = google_service_account.kubernetes_cluster_main.member
}

resource "google_compute_firewall" "kubernetes_cluster_main_to_itself" {
  name               = "kubernetes-cluster-gcp-${var.environment}-kubernetes-cluster-mai-2b7255"
  description        = "Machines of kubernetes_cluster_main with each other"
  network            = google_compute_network.main.id
  direction          = "EGRESS"
  target_tags        = ["kubernetes-${var.environment}-kubernetes-46f43a"]
  destination_ranges = [google_compute_subnetwork.main.ip_cidr_range]

  allow {
    protocol = "all"
  }
}

resource "google_container_cluster" "kubernetes_cluster_main" {
  #checkov:skip=CKV_GCP_61:Autopilot always shows what pods on one machine say to each other; the provider refuses the argument.
  #checkov:skip=CKV_GCP_65:Groups of Google Workspace are the organization’s choice.
  name                = "kubernetes-${var.environment}-kubernetes-46f43a"
  location            = "europe-west3"
  enable_autopilot    = true
  deletion_protection = true
  min_master_version  = "1.35"
  network             = google_compute_network.main.id
  subnetwork          = google_compute_subnetwork.main.id
  networking_mode     = "VPC_NATIVE"
  resource_labels = merge(
    {
      application = "kubernetes-cluster-gcp"
      environment = var.environment
      managed-by  = "terraform"
    },
    local.kubernetes_cluster_main_labels,
  )

  ip_allocation_policy {
    stack_type              = "IPV4"
    cluster_ipv4_cidr_block = "/16"
  }

  node_pool_auto_config {
    network_tags {
      tags = ["kubernetes-${var.environment}-kubernetes-46f43a"]
    }
  }

  private_cluster_config {
    enable_private_nodes    = true
    enable_private_endpoint = true
  }

  master_authorized_networks_config {
    gcp_public_cidrs_access_enabled = false
  }

  database_encryption {
    state    = "ENCRYPTED"
    key_name = google_kms_crypto_key.main.id
  }

  binary_authorization {
    evaluation_mode = "PROJECT_SINGLETON_POLICY_ENFORCE"
  }

  release_channel {
    channel = "REGULAR"
  }

  security_posture_config {
    mode = "BASIC"
  }

  secret_manager_config {
    enabled = true
  }

  master_auth {
    client_certificate_config {
      issue_client_certificate = false
    }
  }

  cluster_autoscaling {
    auto_provisioning_defaults {
      service_account   = google_service_account.kubernetes_cluster_main.email
      oauth_scopes      = ["https://www.googleapis.com/auth/cloud-platform"]
      boot_disk_kms_key = google_kms_crypto_key.main.id
    }
  }

  lifecycle {
    ignore_changes = [min_master_version]
  }

  depends_on = [
    google_kms_crypto_key_iam_member.container,
    google_kms_crypto_key_iam_member.compute,
    google_project_iam_member.kubernetes_cluster_main_nodes,
    google_compute_firewall.kubernetes_cluster_main_to_itself,
  ]
}

resource "google_compute_firewall" "kubernetes_cluster_main_to_control_plane" {
  name        = "kubernetes-cluster-gcp-${var.environment}-kubernetes-cluster-mai-94b6af"
  description = "Machines of kubernetes_cluster_main to its control plane"
  network     = google_compute_network.main.id
  direction   = "EGRESS"
  target_tags = ["kubernetes-${var.environment}-kubernetes-46f43a"]
  destination_ranges = [
    "${google_container_cluster.kubernetes_cluster_main.private_cluster_config[0].private_endpoint}/32",
  ]

  allow {
    protocol = "tcp"
    ports    = ["443", "8132", "10250"]
  }
}

resource "google_compute_firewall" "kubernetes_cluster_main_to_pods" {
  name               = "kubernetes-cluster-gcp-${var.environment}-kubernetes-cluster-mai-b68e33"
  description        = "Machines and pods of kubernetes_cluster_main to its pods"
  network            = google_compute_network.main.id
  direction          = "EGRESS"
  target_tags        = ["kubernetes-${var.environment}-kubernetes-46f43a"]
  destination_ranges = [google_container_cluster.kubernetes_cluster_main.cluster_ipv4_cidr]

  allow {
    protocol = "all"
  }
}
