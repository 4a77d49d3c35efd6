# component:default/static-website-backend
# owner: group:default/team-platform
# rule: services

locals {
  static_website_backend_labels = {
    entity = "component_default_static-website-backend"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "static_website_backend" {
  account_id   = "stati-${var.environment}-static-7ccc02"
  display_name = "static-website-backend"
  description  = "Identity of static_website_backend"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "static_website_backend" {
  repository_id          = "static-website-gcp-${var.environment}-static-website-backend"
  location               = "europe-west3"
  description            = "Images of static_website_backend"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.static_website_backend_labels

  docker_config {
    immutable_tags = true
  }

  cleanup_policies {
    id     = "untagged"
    action = "DELETE"

    condition {
      tag_state  = "UNTAGGED"
      older_than = "1209600s"
    }
  }

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [google_kms_crypto_key_iam_member.artifactregistry]
}

resource "google_cloud_run_v2_service" "static_website_backend" {
  name                 = "static-website-${var.environment}-static-website-b-7ccc02"
  location             = "europe-west3"
  description          = "static-website-backend"
  ingress              = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"
  invoker_iam_disabled = true
  deletion_protection  = true
  labels               = local.static_website_backend_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.static_website_backend.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.static_website_backend_min_replicas
      max_instance_count = var.static_website_backend_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["static-website-gcp-${var.environment}-static-website-backend"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.static_website_backend.repository_id}/app:${var.static_website_backend_image_tag}"

      ports {
        container_port = 8080
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.static_website_backend_memory
        }
      }

      startup_probe {
        period_seconds    = 10
        timeout_seconds   = 5
        failure_threshold = 12

        http_get {
          path = "/"
          port = 8080
        }
      }

      liveness_probe {
        period_seconds    = 10
        timeout_seconds   = 5
        failure_threshold = 3

        http_get {
          path = "/"
          port = 8080
        }
      }
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.run]
}

resource "google_compute_region_network_endpoint_group" "static_website_backend" {
  name                  = "static-website-gcp-${var.environment}-static-website-backend"
  region                = "europe-west3"
  network_endpoint_type = "SERVERLESS"

  cloud_run {
    service = google_cloud_run_v2_service.static_website_backend.name
  }
}

resource "google_compute_backend_service" "static_website_backend" {
  name                  = "static-website-gcp-${var.environment}-static-website-backend"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"

  backend {
    group = google_compute_region_network_endpoint_group.static_website_backend.id
  }

  log_config {
    enable      = true
    sample_rate = 1
  }
}

resource "google_compute_global_address" "static_website_backend" {
  name   = "static-website-gcp-${var.environment}-static-website-backend"
  labels = local.static_website_backend_labels

  depends_on = [google_project_service.main]
}

resource "google_dns_record_set" "static_website_backend" {
  managed_zone = data.google_dns_managed_zone.public.name
  name         = "${var.static_website_backend_domain_name}."
  type         = "A"
  ttl          = 300
  rrdatas      = [google_compute_global_address.static_website_backend.address]
}

resource "google_compute_managed_ssl_certificate" "static_website_backend" {
  name = "static-website-gcp-${var.environment}-static-website-backend-${substr(sha256(var.static_website_backend_domain_name), 0, 8)}"

  managed {
    domains = [var.static_website_backend_domain_name]
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [google_dns_record_set.static_website_backend]
}

resource "google_compute_ssl_policy" "static_website_backend" {
  name            = "static-website-gcp-${var.environment}-static-website-backend"
  profile         = "RESTRICTED"
  min_tls_version = "TLS_1_2"

  depends_on = [google_project_service.main]
}

resource "google_compute_url_map" "static_website_backend" {
  name            = "static-website-gcp-${var.environment}-static-website-backend"
  default_service = google_compute_backend_service.static_website_backend.id
}

resource "google_compute_target_https_proxy" "static_website_backend" {
  name             = "static-website-gcp-${var.environment}-static-website-backend"
  url_map          = google_compute_url_map.static_website_backend.id
  ssl_certificates = [google_compute_managed_ssl_certificate.static_website_backend.id]
  ssl_policy       = google_compute_ssl_policy.static_website_backend.id
}

resource "google_compute_global_forwarding_rule" "static_website_backend" {
  name                  = "static-website-gcp-${var.environment}-static-website-backend"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.static_website_backend.id
  ip_protocol           = "TCP"
  port_range            = "443"
  target                = google_compute_target_https_proxy.static_website_backend.id
  labels                = local.static_website_backend_labels
}
