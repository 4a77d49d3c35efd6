# component:default/catalog-service
# owner: group:default/shop-team
# rule: services

locals {
  catalog_service_labels = {
    entity = "component_default_catalog-service"
    owner  = "group_default_shop-team"
  }
}

resource "google_service_account" "catalog_service" {
  account_id   = "web-s-${var.environment}-catalo-aba5ac"
  display_name = "Catalog service"
  description  = "Identity of catalog_service"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "catalog_service" {
  repository_id          = "web-shop-gcp-${var.environment}-catalog-service"
  location               = "europe-west3"
  description            = "Images of catalog_service"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.catalog_service_labels

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

resource "google_cloud_run_v2_service" "catalog_service" {
  name                 = "web-shop-gcp-${var.environment}-catalog-service"
  location             = "europe-west3"
  description          = "Catalog service"
  ingress              = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"
  invoker_iam_disabled = true
  deletion_protection  = true
  labels               = local.catalog_service_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.catalog_service.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.catalog_service_min_replicas
      max_instance_count = var.catalog_service_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["web-shop-gcp-${var.environment}-catalog-service"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.catalog_service.repository_id}/app:${var.catalog_service_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name = "CATALOG_CACHE_CA"
        value = join("\n", flatten(
          google_memorystore_instance.catalog_cache.managed_server_ca[*].ca_certs[*].certificates,
        ))
      }

      env {
        name  = "CATALOG_CACHE_HOST"
        value = ([for connection in flatten(google_memorystore_instance.catalog_cache.endpoints[*].connections[*].psc_auto_connection) : connection.ip_address if connection.connection_type != "CONNECTION_TYPE_READER"])[0]
      }

      env {
        name  = "CATALOG_CACHE_PORT"
        value = "6379"
      }

      env {
        name  = "CATALOG_CACHE_TLS"
        value = "true"
      }

      env {
        name  = "CATALOG_CACHE_URL"
        value = "rediss://${([for connection in flatten(google_memorystore_instance.catalog_cache.endpoints[*].connections[*].psc_auto_connection) : connection.ip_address if connection.connection_type != "CONNECTION_TYPE_READER"])[0]}:6379"
      }

      env {
        name  = "CATALOG_DB_HOST"
        value = google_sql_database_instance.catalog_db.private_ip_address
      }

      env {
        name  = "CATALOG_DB_INSTANCE"
        value = google_sql_database_instance.catalog_db.connection_name
      }

      env {
        name  = "CATALOG_DB_NAME"
        value = "catalog_db"
      }

      env {
        name  = "CATALOG_DB_PORT"
        value = "5432"
      }

      env {
        name  = "CATALOG_DB_USER"
        value = google_sql_user.catalog_service_in_catalog_db.name
      }

      env {
        name  = "PRODUCT_MEDIA_NAME"
        value = google_storage_bucket.product_media.name
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.catalog_service_memory
        }
      }

      startup_probe {
        period_seconds    = 10
        timeout_seconds   = 5
        failure_threshold = 12

        http_get {
          path = "/actuator/health"
          port = 8080
        }
      }

      liveness_probe {
        period_seconds    = 10
        timeout_seconds   = 5
        failure_threshold = 3

        http_get {
          path = "/actuator/health"
          port = 8080
        }
      }
    }
  }

  depends_on = [
    google_kms_crypto_key_iam_member.run,
    google_compute_firewall.catalog_service_to_catalog_cache,
    google_project_iam_member.catalog_service_connect_to_catalog_cache,
    google_compute_firewall.catalog_service_to_catalog_db,
    google_project_iam_member.catalog_service_connect_to_catalog_db,
    google_project_iam_member.catalog_service_sign_in_to_catalog_db,
    google_storage_bucket_iam_member.catalog_service_read_product_media,
  ]
}

resource "google_compute_region_network_endpoint_group" "catalog_service" {
  name                  = "web-shop-gcp-${var.environment}-catalog-service"
  region                = "europe-west3"
  network_endpoint_type = "SERVERLESS"

  cloud_run {
    service = google_cloud_run_v2_service.catalog_service.name
  }
}

resource "google_compute_backend_service" "catalog_service" {
  name                  = "web-shop-gcp-${var.environment}-catalog-service"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"

  backend {
    group = google_compute_region_network_endpoint_group.catalog_service.id
  }

  log_config {
    enable      = true
    sample_rate = 1
  }
}

resource "google_compute_global_address" "catalog_service" {
  name   = "web-shop-gcp-${var.environment}-catalog-service"
  labels = local.catalog_service_labels

  depends_on = [google_project_service.main]
}

resource "google_dns_record_set" "catalog_service" {
  managed_zone = data.google_dns_managed_zone.public.name
  name         = "${var.catalog_service_domain_name}."
  type         = "A"
  ttl          = 300
  rrdatas      = [google_compute_global_address.catalog_service.address]
}

resource "google_compute_managed_ssl_certificate" "catalog_service" {
  name = "web-shop-gcp-${var.environment}-catalog-service-${substr(sha256(var.catalog_service_domain_name), 0, 8)}"

  managed {
    domains = [var.catalog_service_domain_name]
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [google_dns_record_set.catalog_service]
}

resource "google_compute_ssl_policy" "catalog_service" {
  name            = "web-shop-gcp-${var.environment}-catalog-service"
  profile         = "RESTRICTED"
  min_tls_version = "TLS_1_2"

  depends_on = [google_project_service.main]
}

resource "google_compute_url_map" "catalog_service" {
  name            = "web-shop-gcp-${var.environment}-catalog-service"
  default_service = google_compute_backend_service.catalog_service.id
}

resource "google_compute_target_https_proxy" "catalog_service" {
  name             = "web-shop-gcp-${var.environment}-catalog-service"
  url_map          = google_compute_url_map.catalog_service.id
  ssl_certificates = [google_compute_managed_ssl_certificate.catalog_service.id]
  ssl_policy       = google_compute_ssl_policy.catalog_service.id
}

resource "google_compute_global_forwarding_rule" "catalog_service" {
  name                  = "web-shop-gcp-${var.environment}-catalog-service"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.catalog_service.id
  ip_protocol           = "TCP"
  port_range            = "443"
  target                = google_compute_target_https_proxy.catalog_service.id
  labels                = local.catalog_service_labels
}

resource "google_compute_firewall" "catalog_service_to_catalog_cache" {
  name        = "web-shop-gcp-${var.environment}-catalog-service-to-catalog-cache"
  description = "catalog_service to catalog_cache"
  network     = google_compute_network.main.id
  direction   = "EGRESS"
  target_tags = ["web-shop-gcp-${var.environment}-catalog-service"]
  destination_ranges = [
    "${([for connection in flatten(google_memorystore_instance.catalog_cache.endpoints[*].connections[*].psc_auto_connection) : connection.ip_address if connection.connection_type != "CONNECTION_TYPE_READER"])[0]}/32",
  ]

  allow {
    protocol = "tcp"
    ports    = ["6379"]
  }
}

resource "google_project_iam_member" "catalog_service_connect_to_catalog_cache" {
  project = var.project_id
  role    = "roles/memorystore.dbConnectionUser"
  member  = google_service_account.catalog_service.member

  condition {
    title      = "only ${google_memorystore_instance.catalog_cache.instance_id}"
    expression = "resource.name == \"projects/${var.project_id}/locations/europe-west3/instances/${google_memorystore_instance.catalog_cache.instance_id}\""
  }
}

resource "google_compute_firewall" "catalog_service_to_catalog_db" {
  name               = "web-shop-gcp-${var.environment}-catalog-service-to-catalog-db"
  description        = "catalog_service to catalog_db"
  network            = google_compute_network.main.id
  direction          = "EGRESS"
  target_tags        = ["web-shop-gcp-${var.environment}-catalog-service"]
  destination_ranges = ["${google_sql_database_instance.catalog_db.private_ip_address}/32"]

  allow {
    protocol = "tcp"
    ports    = ["3307", "5432"]
  }
}

resource "google_project_iam_member" "catalog_service_connect_to_catalog_db" {
  project = var.project_id
  role    = "roles/cloudsql.client"
  member  = google_service_account.catalog_service.member

  condition {
    title      = "only ${google_sql_database_instance.catalog_db.name}"
    expression = "resource.service == \"sqladmin.googleapis.com\" && resource.name == \"projects/${var.project_id}/instances/${google_sql_database_instance.catalog_db.name}\""
  }
}

resource "google_project_iam_member" "catalog_service_sign_in_to_catalog_db" {
  project = var.project_id
  role    = "roles/cloudsql.instanceUser"
  member  = google_service_account.catalog_service.member

  condition {
    title      = "only ${google_sql_database_instance.catalog_db.name}"
    expression = "resource.service == \"sqladmin.googleapis.com\" && resource.name == \"projects/${var.project_id}/instances/${google_sql_database_instance.catalog_db.name}\""
  }
}

resource "google_sql_user" "catalog_service_in_catalog_db" {
  name            = trimsuffix(google_service_account.catalog_service.email, ".gserviceaccount.com")
  instance        = google_sql_database_instance.catalog_db.name
  type            = "CLOUD_IAM_SERVICE_ACCOUNT"
  deletion_policy = "ABANDON"
}

resource "google_storage_bucket_iam_member" "catalog_service_read_product_media" {
  bucket = google_storage_bucket.product_media.name
  role   = "roles/storage.objectViewer"
  member = google_service_account.catalog_service.member
}
