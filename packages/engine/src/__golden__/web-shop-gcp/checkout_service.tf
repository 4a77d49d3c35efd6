# component:default/checkout-service
# owner: group:default/shop-team
# rule: services

locals {
  checkout_service_labels = {
    entity = "component_default_checkout-service"
    owner  = "group_default_shop-team"
  }
}

resource "google_service_account" "checkout_service" {
  account_id   = "web-s-${var.environment}-checko-88bf57"
  display_name = "Checkout service"
  description  = "Identity of checkout_service"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "checkout_service" {
  repository_id          = "web-shop-gcp-${var.environment}-checkout-service"
  location               = "europe-west3"
  description            = "Images of checkout_service"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.checkout_service_labels

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

resource "google_cloud_run_v2_service" "checkout_service" {
  name                 = "web-shop-gcp-${var.environment}-checkout-service"
  location             = "europe-west3"
  description          = "Checkout service"
  ingress              = "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER"
  invoker_iam_disabled = true
  deletion_protection  = true
  labels               = local.checkout_service_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.checkout_service.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.checkout_service_min_replicas
      max_instance_count = var.checkout_service_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["web-shop-gcp-${var.environment}-checkout-service"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.checkout_service.repository_id}/app:${var.checkout_service_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name  = "CATALOG_SERVICE_URL"
        value = "https://web-shop-gcp-${var.environment}-catalog-service-${data.google_project.main.number}.europe-west3.run.app"
      }

      env {
        name  = "ORDERS_DB_HOST"
        value = google_sql_database_instance.orders_db.private_ip_address
      }

      env {
        name  = "ORDERS_DB_INSTANCE"
        value = google_sql_database_instance.orders_db.connection_name
      }

      env {
        name  = "ORDERS_DB_NAME"
        value = "orders_db"
      }

      env {
        name  = "ORDERS_DB_PORT"
        value = "5432"
      }

      env {
        name  = "ORDERS_DB_USER"
        value = google_sql_user.checkout_service_in_orders_db.name
      }

      env {
        name  = "ORDERS_QUEUE_TOPIC"
        value = google_pubsub_topic.orders_queue.id
      }

      env {
        name  = "ORDER_EVENTS_TOPIC"
        value = google_pubsub_topic.order_events.id
      }

      env {
        name  = "PAYMENTS_SERVICE_URL"
        value = var.checkout_service_payments_service_url
      }

      env {
        name  = "RECEIPT_RENDERER_URL"
        value = "https://web-shop-gcp-${var.environment}-receipt-renderer-${data.google_project.main.number}.europe-west3.run.app"
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = "1Gi"
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

  depends_on = [
    google_kms_crypto_key_iam_member.run,
    google_pubsub_topic_iam_member.checkout_service_publish_order_events,
    google_compute_firewall.checkout_service_to_orders_db,
    google_project_iam_member.checkout_service_connect_to_orders_db,
    google_project_iam_member.checkout_service_sign_in_to_orders_db,
    google_pubsub_topic_iam_member.checkout_service_publish_orders_queue,
  ]
}

resource "google_compute_region_network_endpoint_group" "checkout_service" {
  name                  = "web-shop-gcp-${var.environment}-checkout-service"
  region                = "europe-west3"
  network_endpoint_type = "SERVERLESS"

  cloud_run {
    service = google_cloud_run_v2_service.checkout_service.name
  }
}

resource "google_compute_backend_service" "checkout_service" {
  name                  = "web-shop-gcp-${var.environment}-checkout-service"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"

  backend {
    group = google_compute_region_network_endpoint_group.checkout_service.id
  }

  log_config {
    enable      = true
    sample_rate = 1
  }
}

resource "google_compute_global_address" "checkout_service" {
  name   = "web-shop-gcp-${var.environment}-checkout-service"
  labels = local.checkout_service_labels

  depends_on = [google_project_service.main]
}

resource "google_dns_record_set" "checkout_service" {
  managed_zone = data.google_dns_managed_zone.public.name
  name         = "${var.checkout_service_domain_name}."
  type         = "A"
  ttl          = 300
  rrdatas      = [google_compute_global_address.checkout_service.address]
}

resource "google_compute_managed_ssl_certificate" "checkout_service" {
  name = "web-shop-gcp-${var.environment}-checkout-service-${substr(sha256(var.checkout_service_domain_name), 0, 8)}"

  managed {
    domains = [var.checkout_service_domain_name]
  }

  lifecycle {
    create_before_destroy = true
  }

  depends_on = [google_dns_record_set.checkout_service]
}

resource "google_compute_ssl_policy" "checkout_service" {
  name            = "web-shop-gcp-${var.environment}-checkout-service"
  profile         = "RESTRICTED"
  min_tls_version = "TLS_1_2"

  depends_on = [google_project_service.main]
}

resource "google_compute_url_map" "checkout_service" {
  name            = "web-shop-gcp-${var.environment}-checkout-service"
  default_service = google_compute_backend_service.checkout_service.id
}

resource "google_compute_target_https_proxy" "checkout_service" {
  name             = "web-shop-gcp-${var.environment}-checkout-service"
  url_map          = google_compute_url_map.checkout_service.id
  ssl_certificates = [google_compute_managed_ssl_certificate.checkout_service.id]
  ssl_policy       = google_compute_ssl_policy.checkout_service.id
}

resource "google_compute_global_forwarding_rule" "checkout_service" {
  name                  = "web-shop-gcp-${var.environment}-checkout-service"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.checkout_service.id
  ip_protocol           = "TCP"
  port_range            = "443"
  target                = google_compute_target_https_proxy.checkout_service.id
  labels                = local.checkout_service_labels
}

resource "google_pubsub_topic_iam_member" "checkout_service_publish_order_events" {
  topic  = google_pubsub_topic.order_events.name
  role   = "roles/pubsub.publisher"
  member = google_service_account.checkout_service.member
}

resource "google_cloud_run_v2_service_iam_member" "checkout_service_invoke_catalog_service" {
  name     = google_cloud_run_v2_service.catalog_service.name
  location = google_cloud_run_v2_service.catalog_service.location
  role     = "roles/run.invoker"
  member   = google_service_account.checkout_service.member
}

resource "google_cloud_run_v2_service_iam_member" "checkout_service_invoke_receipt_renderer" {
  name     = google_cloud_run_v2_service.receipt_renderer.name
  location = google_cloud_run_v2_service.receipt_renderer.location
  role     = "roles/run.invoker"
  member   = google_service_account.checkout_service.member
}

resource "google_compute_firewall" "checkout_service_to_orders_db" {
  name               = "web-shop-gcp-${var.environment}-checkout-service-to-orders-db"
  description        = "checkout_service to orders_db"
  network            = google_compute_network.main.id
  direction          = "EGRESS"
  target_tags        = ["web-shop-gcp-${var.environment}-checkout-service"]
  destination_ranges = ["${google_sql_database_instance.orders_db.private_ip_address}/32"]

  allow {
    protocol = "tcp"
    ports    = ["3307", "5432"]
  }
}

resource "google_project_iam_member" "checkout_service_connect_to_orders_db" {
  project = var.project_id
  role    = "roles/cloudsql.client"
  member  = google_service_account.checkout_service.member

  condition {
    title      = "only ${google_sql_database_instance.orders_db.name}"
    expression = "resource.service == \"sqladmin.googleapis.com\" && resource.name == \"projects/${var.project_id}/instances/${google_sql_database_instance.orders_db.name}\""
  }
}

resource "google_project_iam_member" "checkout_service_sign_in_to_orders_db" {
  project = var.project_id
  role    = "roles/cloudsql.instanceUser"
  member  = google_service_account.checkout_service.member

  condition {
    title      = "only ${google_sql_database_instance.orders_db.name}"
    expression = "resource.service == \"sqladmin.googleapis.com\" && resource.name == \"projects/${var.project_id}/instances/${google_sql_database_instance.orders_db.name}\""
  }
}

resource "google_sql_user" "checkout_service_in_orders_db" {
  name            = trimsuffix(google_service_account.checkout_service.email, ".gserviceaccount.com")
  instance        = google_sql_database_instance.orders_db.name
  type            = "CLOUD_IAM_SERVICE_ACCOUNT"
  deletion_policy = "ABANDON"
}

resource "google_pubsub_topic_iam_member" "checkout_service_publish_orders_queue" {
  topic  = google_pubsub_topic.orders_queue.name
  role   = "roles/pubsub.publisher"
  member = google_service_account.checkout_service.member
}
