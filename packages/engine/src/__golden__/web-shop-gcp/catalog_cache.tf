# resource:default/catalog-cache
# owner: group:default/shop-team
# rule: caches

locals {
  catalog_cache_labels = {
    entity = "resource_default_catalog-cache"
    owner  = "group_default_shop-team"
  }
}

resource "google_memorystore_instance" "catalog_cache" {
  instance_id    = "web-shop-gcp-${var.environment}-catalog-cache"
  location       = "europe-west3"
  mode           = "CLUSTER_DISABLED"
  shard_count    = 1
  engine_version = "VALKEY_9_0"
  node_type      = var.catalog_cache_node_type
  replica_count  = var.catalog_cache_replicas
  engine_configs = {
    maxmemory-policy = "volatile-lru"
  }
  authorization_mode          = "IAM_AUTH"
  transit_encryption_mode     = "SERVER_AUTHENTICATION"
  kms_key                     = google_kms_crypto_key.main.id
  deletion_protection_enabled = false
  labels                      = local.catalog_cache_labels

  desired_auto_created_endpoints {
    network    = google_compute_network.main.id
    project_id = var.project_id
  }

  zone_distribution_config {
    mode = "MULTI_ZONE"
  }

  automated_backup_config {
    retention = "604800s"

    fixed_frequency_schedule {
      start_time {
        hours = 2
      }
    }
  }

  depends_on = [
    google_kms_crypto_key_iam_member.memorystore,
    google_network_connectivity_service_connection_policy.caches,
  ]
}
