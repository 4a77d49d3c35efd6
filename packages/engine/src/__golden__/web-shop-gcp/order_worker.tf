# component:default/order-worker
# owner: group:default/shop-team
# rule: services

locals {
  order_worker_labels = {
    entity = "component_default_order-worker"
    owner  = "group_default_shop-team"
  }
}

resource "google_service_account" "order_worker" {
  account_id   = "web-sh-${var.environment}-order-49d6a4"
  display_name = "Order worker"
  description  = "Identity of order_worker"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "order_worker" {
  repository_id          = "web-shop-gcp-${var.environment}-order-worker"
  location               = "europe-west3"
  description            = "Images of order_worker"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.order_worker_labels

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

resource "google_cloud_run_v2_service" "order_worker" {
  name                = "web-shop-gcp-${var.environment}-order-worker"
  location            = "europe-west3"
  description         = "Order worker"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.order_worker_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.order_worker.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = 2
      max_instance_count = 6
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["web-shop-gcp-${var.environment}-order-worker"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.order_worker.repository_id}/app:${var.order_worker_image_tag}"

      ports {
        container_port = 8080
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
        value = google_sql_user.order_worker_in_orders_db.name
      }

      env {
        name  = "ORDERS_QUEUE_SUBSCRIPTION"
        value = google_pubsub_subscription.orders_queue.id
      }

      env {
        name = "CARRIER_API_KEY_VALUE"

        value_source {
          secret_key_ref {
            secret  = google_secret_manager_secret.carrier_api_key.secret_id
            version = "latest"
          }
        }
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.order_worker_memory
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
    google_secret_manager_secret_iam_member.order_worker_read_carrier_api_key,
    google_compute_firewall.order_worker_to_orders_db,
    google_project_iam_member.order_worker_connect_to_orders_db,
    google_project_iam_member.order_worker_sign_in_to_orders_db,
    google_pubsub_subscription_iam_member.order_worker_consume_orders_queue,
  ]
}

resource "google_secret_manager_secret_iam_member" "order_worker_read_carrier_api_key" {
  secret_id = google_secret_manager_secret.carrier_api_key.secret_id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.order_worker.member
}

resource "google_compute_firewall" "order_worker_to_orders_db" {
  name               = "web-shop-gcp-${var.environment}-order-worker-to-orders-db"
  description        = "order_worker to orders_db"
  network            = google_compute_network.main.id
  direction          = "EGRESS"
  target_tags        = ["web-shop-gcp-${var.environment}-order-worker"]
  destination_ranges = ["${google_sql_database_instance.orders_db.private_ip_address}/32"]

  allow {
    protocol = "tcp"
    ports    = ["3307", "5432"]
  }
}

resource "google_project_iam_member" "order_worker_connect_to_orders_db" {
  project = var.project_id
  role    = "roles/cloudsql.client"
  member  = google_service_account.order_worker.member

  condition {
    title      = "only ${google_sql_database_instance.orders_db.name}"
    expression = "resource.service == \"sqladmin.googleapis.com\" && resource.name == \"projects/${var.project_id}/instances/${google_sql_database_instance.orders_db.name}\""
  }
}

resource "google_project_iam_member" "order_worker_sign_in_to_orders_db" {
  project = var.project_id
  role    = "roles/cloudsql.instanceUser"
  member  = google_service_account.order_worker.member

  condition {
    title      = "only ${google_sql_database_instance.orders_db.name}"
    expression = "resource.service == \"sqladmin.googleapis.com\" && resource.name == \"projects/${var.project_id}/instances/${google_sql_database_instance.orders_db.name}\""
  }
}

resource "google_sql_user" "order_worker_in_orders_db" {
  name            = trimsuffix(google_service_account.order_worker.email, ".gserviceaccount.com")
  instance        = google_sql_database_instance.orders_db.name
  type            = "CLOUD_IAM_SERVICE_ACCOUNT"
  deletion_policy = "ABANDON"
}

resource "google_pubsub_subscription_iam_member" "order_worker_consume_orders_queue" {
  subscription = google_pubsub_subscription.orders_queue.name
  role         = "roles/pubsub.subscriber"
  member       = google_service_account.order_worker.member
}
