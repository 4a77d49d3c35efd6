# component:default/api-gateway-door
# owner: group:default/team-platform
# rule: api-gateways

locals {
  api_gateway_door_labels = {
    entity = "component_default_api-gateway-door"
    owner  = "group_default_team-platform"
  }
}

resource "google_compute_security_policy" "api_gateway_door" {
  name        = "api-gateway-gcp-${var.environment}-api-gateway-door"
  description = "What may come in through api_gateway_door"
  type        = "CLOUD_ARMOR"

  rule {
    priority    = 1000
    description = "Attacks on Log4j (CVE-2021-44228)"
    action      = "deny(403)"

    match {
      expr {
        expression = "evaluatePreconfiguredExpr('cve-canary')"
      }
    }
  }

  rule {
    priority    = 2000
    description = "Not more than the services can take"
    action      = "throttle"

    match {
      versioned_expr = "SRC_IPS_V1"

      config {
        src_ip_ranges = ["*"]
      }
    }

    rate_limit_options {
      conform_action = "allow"
      exceed_action  = "deny(429)"
      enforce_on_key = "ALL"

      rate_limit_threshold {
        count        = 1000
        interval_sec = 10
      }
    }
  }

  rule {
    priority    = 2147483647
    description = "Everything else; there is nothing"
    action      = "allow"

    match {
      versioned_expr = "SRC_IPS_V1"

      config {
        src_ip_ranges = ["*"]
      }
    }
  }

  depends_on = [google_project_service.main]
}

resource "google_compute_backend_service" "api_gateway_door" {
  name                  = "api-gateway-gcp-${var.environment}-api-gateway-door"
  description           = "Has no backends: what no route is for is not found"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  security_policy       = google_compute_security_policy.api_gateway_door.id

  log_config {
    enable      = true
    sample_rate = 1
  }
}

resource "google_compute_global_address" "api_gateway_door" {
  name   = "api-gateway-gcp-${var.environment}-api-gateway-door"
  labels = local.api_gateway_door_labels

  depends_on = [google_project_service.main]
}

resource "google_dns_record_set" "api_gateway_door" {
  managed_zone = data.google_dns_managed_zone.public.name
  name         = "${var.api_gateway_door_domain_name}."
  type         = "A"
  ttl          = 300
  rrdatas      = [google_compute_global_address.api_gateway_door.address]
}

resource "google_compute_managed_ssl_certificate" "api_gateway_door" {
  name = "api-gateway-gcp-${var.environment}-api-gateway-door-${substr(sha256(var.api_gateway_door_domain_name), 0, 8)}"

  managed {
    domains = [var.api_gateway_door_domain_name]
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [google_dns_record_set.api_gateway_door]
}

resource "google_compute_ssl_policy" "api_gateway_door" {
  name            = "api-gateway-gcp-${var.environment}-api-gateway-door"
  profile         = "RESTRICTED"
  min_tls_version = "TLS_1_2"

  depends_on = [google_project_service.main]
}

resource "google_compute_url_map" "api_gateway_door" {
  name            = "api-gateway-gcp-${var.environment}-api-gateway-door"
  default_service = google_compute_backend_service.api_gateway_door.id

  host_rule {
    hosts        = ["*"]
    path_matcher = "services"
  }

  path_matcher {
    name            = "services"
    default_service = google_compute_backend_service.api_gateway_door.id

    default_route_action {
      fault_injection_policy {
        abort {
          http_status = 404
          percentage  = 100
        }
      }
    }

    path_rule {
      paths   = ["/api/orders", "/api/orders/*"]
      service = google_compute_backend_service.api_gateway_door_api_gateway_orders.id

      route_action {
        cors_policy {
          allow_origins = ["https://www.example.com"]
          allow_methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
          allow_headers = ["authorization", "content-type"]
          max_age       = 600
          disabled      = false
        }
      }
    }

    path_rule {
      paths   = ["/api-gateway-prices", "/api-gateway-prices/*"]
      service = google_compute_backend_service.api_gateway_door_api_gateway_prices.id

      route_action {
        cors_policy {
          allow_origins = ["https://www.example.com"]
          allow_methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
          allow_headers = ["authorization", "content-type"]
          max_age       = 600
          disabled      = false
        }
      }
    }
  }
}

resource "google_compute_target_https_proxy" "api_gateway_door" {
  name             = "api-gateway-gcp-${var.environment}-api-gateway-door"
  url_map          = google_compute_url_map.api_gateway_door.id
  ssl_certificates = [google_compute_managed_ssl_certificate.api_gateway_door.id]
  ssl_policy       = google_compute_ssl_policy.api_gateway_door.id
}

resource "google_compute_global_forwarding_rule" "api_gateway_door" {
  name                  = "api-gateway-gcp-${var.environment}-api-gateway-door"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.api_gateway_door.id
  ip_protocol           = "TCP"
  port_range            = "443"
  target                = google_compute_target_https_proxy.api_gateway_door.id
  labels                = local.api_gateway_door_labels
}

resource "google_compute_region_network_endpoint_group" "api_gateway_door_api_gateway_orders" {
  name                  = "api-gateway-gcp-${var.environment}-api-gateway-door-api-gateway-orders"
  region                = "europe-west3"
  network_endpoint_type = "SERVERLESS"

  cloud_run {
    service = google_cloud_run_v2_service.api_gateway_orders.name
  }
}

resource "google_compute_backend_service" "api_gateway_door_api_gateway_orders" {
  name                  = "api-gateway-gcp-${var.environment}-api-gateway-door-api-gateway-orders"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  security_policy       = google_compute_security_policy.api_gateway_door.id

  backend {
    group = google_compute_region_network_endpoint_group.api_gateway_door_api_gateway_orders.id
  }

  log_config {
    enable      = true
    sample_rate = 1
  }
}

resource "google_compute_region_network_endpoint_group" "api_gateway_door_api_gateway_prices" {
  name                  = "api-gateway-gcp-${var.environment}-api-gateway-door-api-gateway-prices"
  region                = "europe-west3"
  network_endpoint_type = "SERVERLESS"

  cloud_run {
    service = google_cloud_run_v2_service.api_gateway_prices.name
  }
}

resource "google_compute_backend_service" "api_gateway_door_api_gateway_prices" {
  name                  = "api-gateway-gcp-${var.environment}-api-gateway-door-api-gateway-prices"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
  security_policy       = google_compute_security_policy.api_gateway_door.id

  backend {
    group = google_compute_region_network_endpoint_group.api_gateway_door_api_gateway_prices.id
  }

  log_config {
    enable      = true
    sample_rate = 1
  }
}
