# component:default/function-invoices
# owner: group:default/team-platform
# rule: functions

locals {
  function_invoices_labels = {
    entity = "component_default_function-invoices"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "function_invoices" {
  account_id   = "funct-${var.environment}-functi-ffa6da"
  display_name = "function-invoices"
  description  = "Identity of function_invoices"

  depends_on = [google_project_service.main]
}

resource "google_storage_bucket" "function_invoices" {
  name                        = "function-gcp-${var.environment}-function-invoices-${data.google_project.main.number}"
  location                    = "EUROPE-WEST3"
  storage_class               = "STANDARD"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = false
  labels                      = local.function_invoices_labels

  versioning {
    enabled = true
  }

  encryption {
    default_kms_key_name = google_kms_crypto_key.main.id
  }

  logging {
    log_bucket        = google_storage_bucket.logs.name
    log_object_prefix = "function_invoices"
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }

    condition {
      days_since_noncurrent_time = 90
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

resource "google_artifact_registry_repository" "function_invoices" {
  repository_id          = "function-gcp-${var.environment}-function-invoices"
  location               = "europe-west3"
  description            = "Images of function_invoices"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.function_invoices_labels

  docker_config {
    immutable_tags = false
  }

  cleanup_policies {
    id     = "untagged"
    action = "DELETE"

    condition {
      tag_state  = "UNTAGGED"
      older_than = "1209600s"
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.artifactregistry]
}

resource "google_service_account" "function_invoices_build" {
  account_id   = "funct-${var.environment}-functi-1f09b7"
  display_name = "function-invoices"
  description  = "Identity of function_invoices"

  depends_on = [google_project_service.main]
}

resource "google_storage_bucket_iam_member" "function_invoices_build" {
  bucket = google_storage_bucket.function_invoices.name
  role   = "roles/storage.objectViewer"
  member = google_service_account.function_invoices_build.member
}

resource "google_project_iam_member" "function_invoices_build_copy" {
  project = var.project_id
  role    = "roles/storage.objectViewer"
  member  = google_service_account.function_invoices_build.member

  condition {
    title      = "only code of functions"
    expression = "resource.service == \"storage.googleapis.com\" && resource.name.startsWith(\"projects/_/buckets/gcf-v2-sources-${data.google_project.main.number}-europe-west3\")"
  }
}

resource "google_artifact_registry_repository_iam_member" "function_invoices_build" {
  location   = google_artifact_registry_repository.function_invoices.location
  repository = google_artifact_registry_repository.function_invoices.name
  role       = "roles/artifactregistry.writer"
  member     = google_service_account.function_invoices_build.member
}

resource "google_project_iam_member" "function_invoices_build_log" {
  project = var.project_id
  role    = "roles/logging.logWriter"
  member  = google_service_account.function_invoices_build.member
}

resource "google_cloudfunctions2_function" "function_invoices" {
  name         = "function-gcp-${var.environment}-function-invoices"
  location     = "europe-west3"
  description  = "function-invoices"
  kms_key_name = google_kms_crypto_key.main.id
  labels       = local.function_invoices_labels

  build_config {
    runtime           = "python313"
    entry_point       = "handler"
    docker_repository = google_artifact_registry_repository.function_invoices.id
    service_account   = "projects/${var.project_id}/serviceAccounts/${google_service_account.function_invoices_build.email}"

    source {
      storage_source {
        bucket = google_storage_bucket.function_invoices.name
        object = "${var.function_invoices_code_version}.zip"
      }
    }
  }

  service_config {
    service_account_email            = google_service_account.function_invoices.email
    ingress_settings                 = "ALLOW_INTERNAL_ONLY"
    all_traffic_on_latest_revision   = true
    binary_authorization_policy      = "default"
    available_cpu                    = "1"
    available_memory                 = var.function_invoices_memory
    timeout_seconds                  = 30
    max_instance_count               = 10
    max_instance_request_concurrency = 1
    environment_variables = {
      FUNCTION_DB_HOST             = google_sql_database_instance.function_db.private_ip_address
      FUNCTION_DB_INSTANCE         = google_sql_database_instance.function_db.connection_name
      FUNCTION_DB_NAME             = "function_db"
      FUNCTION_DB_PORT             = "5432"
      FUNCTION_DB_USER             = google_sql_user.function_invoices_in_function_db.name
      FUNCTION_ORDERS_SUBSCRIPTION = google_pubsub_subscription.function_orders.id
    }
    vpc_connector                 = google_vpc_access_connector.functions.id
    vpc_connector_egress_settings = "ALL_TRAFFIC"
  }

  depends_on = [
    google_storage_bucket_iam_member.function_invoices_build,
    google_project_iam_member.function_invoices_build_copy,
    google_artifact_registry_repository_iam_member.function_invoices_build,
    google_project_iam_member.function_invoices_build_log,
    google_kms_crypto_key_iam_member.cloudfunctions,
    google_kms_crypto_key_iam_member.run,
    google_kms_crypto_key_iam_member.eventarc,
    google_compute_firewall.function_invoices_to_function_db,
    google_project_iam_member.function_invoices_connect_to_function_db,
    google_project_iam_member.function_invoices_sign_in_to_function_db,
    google_pubsub_subscription_iam_member.function_invoices_consume_function_orders,
  ]
}

resource "google_service_account" "function_invoices_caller" {
  account_id   = "funct-${var.environment}-functi-daeb78"
  display_name = "function-invoices"
  description  = "Identity of function_invoices"

  depends_on = [google_project_service.main]
}

resource "google_cloud_run_v2_service_iam_member" "function_invoices_caller" {
  name     = google_cloudfunctions2_function.function_invoices.name
  location = google_cloudfunctions2_function.function_invoices.location
  role     = "roles/run.invoker"
  member   = google_service_account.function_invoices_caller.member
}

resource "google_cloud_scheduler_job" "function_invoices" {
  name             = "function-gcp-${var.environment}-function-invoices"
  region           = "europe-west3"
  description      = "function-invoices"
  schedule         = "30 6 * * 1-5"
  time_zone        = "Europe/Berlin"
  attempt_deadline = "30s"

  http_target {
    http_method = "POST"
    uri         = google_cloudfunctions2_function.function_invoices.service_config[0].uri

    oidc_token {
      service_account_email = google_service_account.function_invoices_caller.email
      audience              = google_cloudfunctions2_function.function_invoices.service_config[0].uri
    }
  }

  retry_config {
    retry_count        = 3
    max_retry_duration = "3600s"
  }

  depends_on = [google_cloud_run_v2_service_iam_member.function_invoices_caller]
}

resource "google_compute_firewall" "function_invoices_to_function_db" {
  name        = "function-gcp-${var.environment}-function-invoices-to-function-db"
  description = "function_invoices to function_db"
  network     = google_compute_network.main.id
  direction   = "EGRESS"
  target_tags = [
    "vpc-connector-europe-west3-functions-${substr(sha256("function-gcp-${var.environment}-functions"), 0, 8)}",
  ]
  destination_ranges = ["${google_sql_database_instance.function_db.private_ip_address}/32"]

  allow {
    protocol = "tcp"
    ports    = ["3307", "5432"]
  }
}

resource "google_project_iam_member" "function_invoices_connect_to_function_db" {
  project = var.project_id
  role    = "roles/cloudsql.client"
  member  = google_service_account.function_invoices.member

  condition {
    title      = "only ${google_sql_database_instance.function_db.name}"
    expression = "resource.service == \"sqladmin.googleapis.com\" && resource.name == \"projects/${var.project_id}/instances/${google_sql_database_instance.function_db.name}\""
  }
}

resource "google_project_iam_member" "function_invoices_sign_in_to_function_db" {
  project = var.project_id
  role    = "roles/cloudsql.instanceUser"
  member  = google_service_account.function_invoices.member

  condition {
    title      = "only ${google_sql_database_instance.function_db.name}"
    expression = "resource.service == \"sqladmin.googleapis.com\" && resource.name == \"projects/${var.project_id}/instances/${google_sql_database_instance.function_db.name}\""
  }
}

resource "google_sql_user" "function_invoices_in_function_db" {
  name            = trimsuffix(google_service_account.function_invoices.email, ".gserviceaccount.com")
  instance        = google_sql_database_instance.function_db.name
  type            = "CLOUD_IAM_SERVICE_ACCOUNT"
  deletion_policy = "ABANDON"
}

resource "google_pubsub_subscription_iam_member" "function_invoices_consume_function_orders" {
  subscription = google_pubsub_subscription.function_orders.name
  role         = "roles/pubsub.subscriber"
  member       = google_service_account.function_invoices.member
}

resource "google_pubsub_subscription" "function_invoices_from_function_orders" {
  name                       = "function-gcp-${var.environment}-function-invoices-from-function-orders"
  topic                      = google_pubsub_topic.function_orders.id
  ack_deadline_seconds       = 30
  message_retention_duration = "345600s"
  labels                     = local.function_invoices_labels

  push_config {
    push_endpoint = google_cloudfunctions2_function.function_invoices.service_config[0].uri

    oidc_token {
      service_account_email = google_service_account.function_invoices_caller.email
      audience              = google_cloudfunctions2_function.function_invoices.service_config[0].uri
    }
  }

  expiration_policy {
    ttl = ""
  }

  retry_policy {
    minimum_backoff = "10s"
    maximum_backoff = "600s"
  }

  dead_letter_policy {
    dead_letter_topic     = google_pubsub_topic.function_orders_dead_letter.id
    max_delivery_attempts = 5
  }

  depends_on = [google_cloud_run_v2_service_iam_member.function_invoices_caller]
}

resource "google_pubsub_subscription_iam_member" "function_invoices_from_function_orders_dead_letter" {
  subscription = google_pubsub_subscription.function_invoices_from_function_orders.name
  role         = "roles/pubsub.subscriber"
  member       = "serviceAccount:service-${data.google_project.main.number}@gcp-sa-pubsub.iam.gserviceaccount.com"
}
