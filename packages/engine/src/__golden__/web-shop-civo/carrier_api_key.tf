# resource:default/carrier-api-key
# owner: group:default/shop-team
# rule: secrets

# The value is not managed by Terraform.
resource "kubernetes_secret_v1" "carrier_api_key" {
  type = "Opaque"

  metadata {
    name      = "carrier-api-key"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
    annotations = {
      "stackgen.io/entity" = "resource:default/carrier-api-key"
      "stackgen.io/owner"  = "group:default/shop-team"
    }
  }

  lifecycle {
    ignore_changes = [data]
  }
}
