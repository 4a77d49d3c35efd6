# component:default/static-website-pages
# owner: group:default/team-platform
# rule: websites

locals {
  static_website_pages_labels = {
    entity = "component_default_static-website-pages"
    owner  = "group_default_team-platform"
  }
}

resource "google_storage_bucket" "static_website_pages" {
  name                        = "static-website-gcp-${var.environment}-static-website-pages-${data.google_project.main.number}"
  location                    = "EUROPE-WEST3"
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = false
  labels                      = local.static_website_pages_labels

  versioning {
    enabled = true
  }

  encryption {
    default_kms_key_name = google_kms_crypto_key.main.id
  }

  logging {
    log_bucket        = google_storage_bucket.logs.name
    log_object_prefix = "static_website_pages"
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

resource "google_compute_backend_bucket" "static_website_pages" {
  name             = "static-website-gcp-${var.environment}-static-website-pages"
  description      = "Pages"
  bucket_name      = google_storage_bucket.static_website_pages.name
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

resource "google_storage_bucket_iam_member" "static_website_pages_read_by_cdn" {
  bucket = google_storage_bucket.static_website_pages.name
  role   = "roles/storage.objectViewer"
  member = "serviceAccount:service-${data.google_project.main.number}@https-lb.iam.gserviceaccount.com"

  depends_on = [google_compute_backend_bucket.static_website_pages]
}

resource "google_compute_global_address" "static_website_pages" {
  name   = "static-website-gcp-${var.environment}-static-website-pages"
  labels = local.static_website_pages_labels

  depends_on = [google_project_service.main]
}

resource "google_dns_record_set" "static_website_pages" {
  managed_zone = data.google_dns_managed_zone.public.name
  name         = "${var.static_website_pages_domain_name}."
  type         = "A"
  ttl          = 300
  rrdatas      = [google_compute_global_address.static_website_pages.address]
}

resource "google_compute_managed_ssl_certificate" "static_website_pages" {
  name = "static-website-gcp-${var.environment}-static-website-pages-${substr(sha256(var.static_website_pages_domain_name), 0, 8)}"

  managed {
    domains = [var.static_website_pages_domain_name]
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [google_dns_record_set.static_website_pages]
}

resource "google_compute_ssl_policy" "static_website_pages" {
  name            = "static-website-gcp-${var.environment}-static-website-pages"
  profile         = "RESTRICTED"
  min_tls_version = "TLS_1_2"

  depends_on = [google_project_service.main]
}

resource "google_compute_url_map" "static_website_pages" {
  name            = "static-website-gcp-${var.environment}-static-website-pages"
  default_service = google_compute_backend_bucket.static_website_pages.id

  default_custom_error_response_policy {
    error_service = google_compute_backend_bucket.static_website_pages.id

    error_response_rule {
      match_response_codes   = ["403", "404"]
      path                   = "/index.html"
      override_response_code = 200
    }
  }
}

resource "google_compute_target_https_proxy" "static_website_pages" {
  name             = "static-website-gcp-${var.environment}-static-website-pages"
  url_map          = google_compute_url_map.static_website_pages.id
  ssl_certificates = [google_compute_managed_ssl_certificate.static_website_pages.id]
  ssl_policy       = google_compute_ssl_policy.static_website_pages.id
}

resource "google_compute_global_forwarding_rule" "static_website_pages" {
  name                  = "static-website-gcp-${var.environment}-static-website-pages"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.static_website_pages.id
  ip_protocol           = "TCP"
  port_range            = "443"
  target                = google_compute_target_https_proxy.static_website_pages.id
  labels                = local.static_website_pages_labels
}
