# resource:default/secret-payment-key
# owner: group:default/team-platform
# rule: secrets

# The value is not managed by Terraform.
resource "kubernetes_secret_v1" "secret_payment_key" {
  type = "Opaque"

  metadata {
    name      = "secret-payment-key"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "secret-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
    annotations = {
      "stackgen.io/entity" = "resource:default/secret-payment-key"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  lifecycle {
    ignore_changes = [data]
  }
}
