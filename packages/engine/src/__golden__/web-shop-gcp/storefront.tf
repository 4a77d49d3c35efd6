# component:default/storefront
# owner: group:default/shop-team
# rule: websites

locals {
  storefront_labels = {
    entity = "component_default_storefront"
    owner  = "group_default_shop-team"
  }
}

resource "google_storage_bucket" "storefront" {
  name                        = "web-shop-gcp-${var.environment}-storefront-${data.google_project.main.number}"
  location                    = "EUROPE-WEST3"
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = false
  labels                      = local.storefront_labels

  versioning {
    enabled = true
  }

  encryption {
    default_kms_key_name = google_kms_crypto_key.main.id
  }

  logging {
    log_bucket        = google_storage_bucket.logs.name
    log_object_prefix = "storefront"
  }

  website {
    main_page_suffix = "index.html"
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }

    condition {
      days_since_noncurrent_time = 30
      with_state                 = "ARCHIVED"
    }
  }

  lifecycle_rule {
    action {
      type = "AbortIncompleteMultipartUpload"
    }

    condition {
      age = 7
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.storage, google_storage_bucket_iam_member.logs]
}

resource "google_compute_backend_bucket" "storefront" {
  name             = "web-shop-gcp-${var.environment}-storefront"
  description      = "Storefront"
  bucket_name      = google_storage_bucket.storefront.name
  enable_cdn       = true
  compression_mode = "AUTOMATIC"
  custom_response_headers = [
    "Content-Security-Policy: base-uri 'self'; frame-ancestors 'self'; object-src 'none'; upgrade-insecure-requests",
    "Referrer-Policy: strict-origin-when-cross-origin",
    "Strict-Transport-Security: max-age=31536000",
    "X-Content-Type-Options: nosniff",
    "X-Frame-Options: SAMEORIGIN",
  ]

  cdn_policy {
    cache_mode       = "FORCE_CACHE_ALL"
    default_ttl      = 86400
    client_ttl       = 60
    negative_caching = true
  }
}

resource "google_storage_bucket_iam_member" "storefront_read_by_cdn" {
  bucket = google_storage_bucket.storefront.name
  role   = "roles/storage.objectViewer"
  member = "serviceAccount:service-${data.google_project.main.number}@https-lb.iam.gserviceaccount.com"

  depends_on = [google_compute_backend_bucket.storefront]
}

resource "google_compute_global_address" "storefront" {
  name   = "web-shop-gcp-${var.environment}-storefront"
  labels = local.storefront_labels

  depends_on = [google_project_service.main]
}

resource "google_dns_record_set" "storefront" {
  managed_zone = data.google_dns_managed_zone.public.name
  name         = "${var.storefront_domain_name}."
  type         = "A"
  ttl          = 300
  rrdatas      = [google_compute_global_address.storefront.address]
}

resource "google_compute_managed_ssl_certificate" "storefront" {
  name = "web-shop-gcp-${var.environment}-storefront-${substr(sha256(var.storefront_domain_name), 0, 8)}"

  managed {
    domains = [var.storefront_domain_name]
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [google_dns_record_set.storefront]
}

resource "google_compute_ssl_policy" "storefront" {
  name            = "web-shop-gcp-${var.environment}-storefront"
  profile         = "RESTRICTED"
  min_tls_version = "TLS_1_2"

  depends_on = [google_project_service.main]
}

resource "google_compute_url_map" "storefront" {
  name            = "web-shop-gcp-${var.environment}-storefront"
  default_service = google_compute_backend_bucket.storefront.id

  default_custom_error_response_policy {
    error_service = google_compute_backend_bucket.storefront.id

    error_response_rule {
      match_response_codes   = ["403", "404"]
      path                   = "/index.html"
      override_response_code = 200
    }
  }
}

resource "google_compute_target_https_proxy" "storefront" {
  name             = "web-shop-gcp-${var.environment}-storefront"
  url_map          = google_compute_url_map.storefront.id
  ssl_certificates = [google_compute_managed_ssl_certificate.storefront.id]
  ssl_policy       = google_compute_ssl_policy.storefront.id
}

resource "google_compute_global_forwarding_rule" "storefront" {
  name                  = "web-shop-gcp-${var.environment}-storefront"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.storefront.id
  ip_protocol           = "TCP"
  port_range            = "443"
  target                = google_compute_target_https_proxy.storefront.id
  labels                = local.storefront_labels
}
