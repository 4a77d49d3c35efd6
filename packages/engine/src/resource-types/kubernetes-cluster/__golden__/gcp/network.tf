resource "google_compute_network" "main" {
  name                            = "kubernetes-cluster-gcp-${var.environment}-network"
  description                     = "Closed but for declared connections"
  auto_create_subnetworks         = false
  delete_default_routes_on_create = true
  routing_mode                    = "REGIONAL"

  depends_on = [google_project_service.main]
}

resource "google_compute_subnetwork" "main" {
  #checkov:skip=CKV_GCP_76:The subnet has no IPv6 addresses.
  name                     = "kubernetes-cluster-gcp-${var.environment}-workloads"
  region                   = "europe-west3"
  network                  = google_compute_network.main.id
  ip_cidr_range            = cidrsubnet(var.network_cidr, 2, 0)
  private_ip_google_access = true

  log_config {
    aggregation_interval = "INTERVAL_5_SEC"
    flow_sampling        = 0.5
    metadata             = "INCLUDE_ALL_METADATA"
  }
}

resource "google_compute_route" "google_apis" {
  name             = "kubernetes-cluster-gcp-${var.environment}-google-apis"
  description      = "private.googleapis.com, which stays inside Google"
  network          = google_compute_network.main.id
  dest_range       = "199.36.153.8/30"
  next_hop_gateway = "default-internet-gateway"
}

resource "google_compute_firewall" "google_apis" {
  name               = "kubernetes-cluster-gcp-${var.environment}-google-apis"
  description        = "HTTPS to private.googleapis.com"
  network            = google_compute_network.main.id
  direction          = "EGRESS"
  destination_ranges = ["199.36.153.8/30"]

  allow {
    protocol = "tcp"
    ports    = ["443"]
  }
}

resource "google_dns_managed_zone" "google_apis" {
  name        = "kubernetes-cluster-gcp-${var.environment}-zone-google-apis"
  description = "Addresses of googleapis.com inside Google"
  dns_name    = "googleapis.com."
  visibility  = "private"

  private_visibility_config {
    networks {
      network_url = google_compute_network.main.id
    }
  }
}

resource "google_dns_record_set" "google_apis_host" {
  managed_zone = google_dns_managed_zone.google_apis.name
  ttl          = 300
  name         = "private.googleapis.com."
  type         = "A"
  rrdatas      = ["199.36.153.8", "199.36.153.9", "199.36.153.10", "199.36.153.11"]
}

resource "google_dns_record_set" "google_apis_all" {
  managed_zone = google_dns_managed_zone.google_apis.name
  ttl          = 300
  name         = "*.googleapis.com."
  type         = "CNAME"
  rrdatas      = ["private.googleapis.com."]
}

resource "google_compute_firewall" "closed" {
  name               = "kubernetes-cluster-gcp-${var.environment}-closed"
  description        = "What no other rule opens"
  network            = google_compute_network.main.id
  direction          = "EGRESS"
  priority           = 65534
  destination_ranges = ["0.0.0.0/0"]

  deny {
    protocol = "all"
  }

  log_config {
    metadata = "INCLUDE_ALL_METADATA"
  }
}

resource "google_dns_managed_zone" "registry" {
  name        = "kubernetes-cluster-gcp-${var.environment}-zone-registry"
  description = "Addresses of pkg.dev inside Google"
  dns_name    = "pkg.dev."
  visibility  = "private"

  private_visibility_config {
    networks {
      network_url = google_compute_network.main.id
    }
  }
}

resource "google_dns_record_set" "registry_host" {
  managed_zone = google_dns_managed_zone.registry.name
  ttl          = 300
  name         = "pkg.dev."
  type         = "A"
  rrdatas      = ["199.36.153.8", "199.36.153.9", "199.36.153.10", "199.36.153.11"]
}

resource "google_dns_record_set" "registry_all" {
  managed_zone = google_dns_managed_zone.registry.name
  ttl          = 300
  name         = "*.pkg.dev."
  type         = "CNAME"
  rrdatas      = ["pkg.dev."]
}

resource "google_dns_managed_zone" "cluster_images" {
  name        = "kubernetes-cluster-gcp-${var.environment}-zone-cluster-images"
  description = "Addresses of gcr.io inside Google"
  dns_name    = "gcr.io."
  visibility  = "private"

  private_visibility_config {
    networks {
      network_url = google_compute_network.main.id
    }
  }
}

resource "google_dns_record_set" "cluster_images_host" {
  managed_zone = google_dns_managed_zone.cluster_images.name
  ttl          = 300
  name         = "gcr.io."
  type         = "A"
  rrdatas      = ["199.36.153.8", "199.36.153.9", "199.36.153.10", "199.36.153.11"]
}

resource "google_dns_record_set" "cluster_images_all" {
  managed_zone = google_dns_managed_zone.cluster_images.name
  ttl          = 300
  name         = "*.gcr.io."
  type         = "CNAME"
  rrdatas      = ["gcr.io."]
}
