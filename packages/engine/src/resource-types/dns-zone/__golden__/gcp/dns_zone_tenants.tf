# component:default/dns-zone-tenants
# owner: group:default/team-platform
# rule: services

locals {
  dns_zone_tenants_labels = {
    entity = "component_default_dns-zone-tenants"
    owner  = "group_default_team-platform"
  }
}

resource "google_service_account" "dns_zone_tenants" {
  account_id   = "dns-z-${var.environment}-dns-zo-ee8bb4"
  display_name = "dns-zone-tenants"
  description  = "Identity of dns_zone_tenants"

  depends_on = [google_project_service.main]
}

resource "google_artifact_registry_repository" "dns_zone_tenants" {
  repository_id          = "dns-zone-gcp-${var.environment}-dns-zone-tenants"
  location               = "europe-west3"
  description            = "Images of dns_zone_tenants"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.dns_zone_tenants_labels

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

resource "google_cloud_run_v2_service" "dns_zone_tenants" {
  name                = "dns-zone-gcp-${var.environment}-dns-zone-tenants"
  location            = "europe-west3"
  description         = "dns-zone-tenants"
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = true
  labels              = local.dns_zone_tenants_labels

  binary_authorization {
    use_default = true
  }

  template {
    service_account       = google_service_account.dns_zone_tenants.email
    encryption_key        = google_kms_crypto_key.main.id
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = var.dns_zone_tenants_min_replicas
      max_instance_count = var.dns_zone_tenants_max_replicas
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = google_compute_network.main.id
        subnetwork = google_compute_subnetwork.main.id
        tags       = ["dns-zone-gcp-${var.environment}-dns-zone-tenants"]
      }
    }

    containers {
      name  = "app"
      image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.dns_zone_tenants.repository_id}/app:${var.dns_zone_tenants_image_tag}"

      ports {
        container_port = 8080
      }

      env {
        name  = "DNS_ZONE_CUSTOMERS_ZONE_ID"
        value = google_dns_managed_zone.dns_zone_customers.name
      }

      env {
        name  = "DNS_ZONE_CUSTOMERS_ZONE_NAME"
        value = google_dns_managed_zone.dns_zone_customers.dns_name
      }

      resources {
        cpu_idle          = false
        startup_cpu_boost = true
        limits = {
          cpu    = "1"
          memory = var.dns_zone_tenants_memory
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
    google_dns_managed_zone_iam_member.dns_zone_tenants_write_dns_zone_customers,
  ]
}

resource "google_dns_managed_zone_iam_member" "dns_zone_tenants_write_dns_zone_customers" {
  managed_zone = google_dns_managed_zone.dns_zone_customers.name
  role         = google_project_iam_custom_role.dns_record_writer.id
  member       = google_service_account.dns_zone_tenants.member
}
