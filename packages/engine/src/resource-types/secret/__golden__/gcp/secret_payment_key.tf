# resource:default/secret-payment-key
# owner: group:default/team-platform
# rule: secrets

locals {
  secret_payment_key_labels = {
    entity = "resource_default_secret-payment-key"
    owner  = "group_default_team-platform"
  }
}

# The value is not managed by Terraform.
resource "google_secret_manager_secret" "secret_payment_key" {
  secret_id           = "secret-gcp-${var.environment}-secret-payment-key"
  version_destroy_ttl = "2592000s"
  labels              = local.secret_payment_key_labels

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
