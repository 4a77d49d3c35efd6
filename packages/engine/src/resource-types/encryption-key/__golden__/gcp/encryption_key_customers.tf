# resource:default/encryption-key-customers
# owner: group:default/team-platform
# rule: encryption-keys

locals {
  encryption_key_customers_labels = {
    entity = "resource_default_encryption-key-customers"
    owner  = "group_default_team-platform"
  }
}

resource "google_kms_crypto_key" "encryption_key_customers" {
  name                       = "encryption-key-gcp-${var.environment}-encryption-key-customers"
  key_ring                   = google_kms_key_ring.main.id
  purpose                    = "ENCRYPT_DECRYPT"
  rotation_period            = "7776000s"
  destroy_scheduled_duration = "2592000s"
  labels                     = local.encryption_key_customers_labels

  version_template {
    algorithm        = "GOOGLE_SYMMETRIC_ENCRYPTION"
    protection_level = "HSM"
  }

  lifecycle {
    prevent_destroy = true
  }
}
