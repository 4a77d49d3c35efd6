# resource:default/carrier-api-key
# owner: group:default/shop-team
# rule: secrets

locals {
  carrier_api_key_labels = {
    entity = "resource_default_carrier-api-key"
    owner  = "group_default_shop-team"
  }
}

# The value is not managed by Terraform.
resource "google_secret_manager_secret" "carrier_api_key" {
  secret_id           = "web-shop-gcp-${var.environment}-carrier-api-key"
  version_destroy_ttl = "2592000s"
  labels              = local.carrier_api_key_labels

  replication {
    user_managed {
      replicas {
        location = "europe-west3"

        customer_managed_encryption {
          kms_key_name = google_kms_crypto_key.main.id
        }
      }
    }
  }

  depends_on = [google_kms_crypto_key_iam_member.secretmanager]
}
