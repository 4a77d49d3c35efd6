# component:default/container-service-shop
# owner: group:default/team-platform
# rule: services

locals {
  container_service_shop_labels = {
    entity = "component_default_container-service-shop"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "container_service_shop" {
  account_id   = "conta-${var.environment}-contai-8727ea"
  display_name = "container-service-shop"
  description  = "Identity of container_service_shop"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "container_service_shop" {
  repository_id          = "container-service-gcp-${var.environment}-container-service-shop"
  location               = "europe-west3"
  description            = "Images of container_service_shop"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.container_service_shop_labels

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

resource "google_cloud_run_v2_service" "container_service_shop" {
  name                 = "container-servi-${var.environment}-container-servi-8727ea"
  location             = "europe-west3"
  description          = "container-service-shop"
  ingress              = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"
  invoker_iam_disabled = true
  deletion_protection  = true
  labels               = local.container_service_shop_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.container_service_shop.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.container_service_shop_min_replicas
      max_instance_count = var.container_service_shop_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["container-service-gcp-${var.environment}-container-service-shop"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.container_service_shop.repository_id}/app:${var.container_service_shop_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name  = "CONTAINER_SERVICE_PRICES_URL"
        value = "https://container-servi-${var.environment}-container-servi-ea1d39-${data.google_project.main.number}.europe-west3.run.app"
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.container_service_shop_memory
        }
      }

      startup_probe {
        period_seconds    = 10
        timeout_seconds   = 5
        failure_threshold = 12

        http_get {
          path = "/health"
          port = 8080
        }
      }

      liveness_probe {
        period_seconds    = 10
        timeout_seconds   = 5
        failure_threshold = 3

        http_get {
          path = "/health"
          port = 8080
        }
      }
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.run]
}

resource "google_compute_region_network_endpoint_group" "container_service_shop" {
  name                  = "container-service-gcp-${var.environment}-container-service-shop"
  region                = "europe-west3"
  network_endpoint_type = "SERVERLESS"

  cloud_run {
    service = google_cloud_run_v2_service.container_service_shop.name
  }
}

resource "google_compute_backend_service" "container_service_shop" {
  name                  = "container-service-gcp-${var.environment}-container-service-shop"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"

  backend {
    group = google_compute_region_network_endpoint_group.container_service_shop.id
  }

  log_config {
    enable      = true
    sample_rate = 1
  }
}

resource "google_compute_global_address" "container_service_shop" {
  name   = "container-service-gcp-${var.environment}-container-service-shop"
  labels = local.container_service_shop_labels

  depends_on = [google_project_service.main]
}

resource "google_dns_record_set" "container_service_shop" {
  managed_zone = data.google_dns_managed_zone.public.name
  name         = "${var.container_service_shop_domain_name}."
  type         = "A"
  ttl          = 300
  rrdatas      = [google_compute_global_address.container_service_shop.address]
}

resource "google_compute_managed_ssl_certificate" "container_service_shop" {
  name = "container-service-${var.environment}-container-service-8727ea-${substr(sha256(var.container_service_shop_domain_name), 0, 8)}"

  managed {
    domains = [var.container_service_shop_domain_name]
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [google_dns_record_set.container_service_shop]
}

resource "google_compute_ssl_policy" "container_service_shop" {
  name            = "container-service-gcp-${var.environment}-container-service-shop"
  profile         = "RESTRICTED"
  min_tls_version = "TLS_1_2"

  depends_on = [google_project_service.main]
}

resource "google_compute_url_map" "container_service_shop" {
  name            = "container-service-gcp-${var.environment}-container-service-shop"
  default_service = google_compute_backend_service.container_service_shop.id
}

resource "google_compute_target_https_proxy" "container_service_shop" {
  name             = "container-service-gcp-${var.environment}-container-service-shop"
  url_map          = google_compute_url_map.container_service_shop.id
  ssl_certificates = [google_compute_managed_ssl_certificate.container_service_shop.id]
  ssl_policy       = google_compute_ssl_policy.container_service_shop.id
}

resource "google_compute_global_forwarding_rule" "container_service_shop" {
  name                  = "container-service-gcp-${var.environment}-container-service-shop"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.container_service_shop.id
  ip_protocol           = "TCP"
  port_range            = "443"
  target                = google_compute_target_https_proxy.container_service_shop.id
  labels                = local.container_service_shop_labels
}

resource "google_cloud_run_v2_service_iam_member" "container_service_shop_invoke_container_service_prices" {
  name     = google_cloud_run_v2_service.container_service_prices.name
  location = google_cloud_run_v2_service.container_service_prices.location
  role     = "roles/run.invoker"
  member   = google_service_account.container_service_shop.member
}
