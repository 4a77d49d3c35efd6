# resource:default/kubernetes-workload-key
# owner: group:default/team-orders
# rule: secrets

locals {
  kubernetes_workload_key_labels = {
    entity = "resource_default_kubernetes-workload-key"
    owner  = "group_default_team-orders"
  }
}

# The value is not managed by Terraform.
resource "google_secret_manager_secret" "kubernetes_workload_key" {
  secret_id           = "kubernetes-workload-gcp-${var.environment}-kubernetes-workload-key"
  version_destroy_ttl = "2592000s"
  labels              = local.kubernetes_workload_key_labels

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
