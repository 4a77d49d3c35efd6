# resource:default/kubernetes-workload-key
# owner: group:default/team-orders
# rule: secrets

# The value is not managed by Terraform.
resource "kubernetes_secret_v1" "kubernetes_workload_key" {
  type = "Opaque"

  metadata {
    name      = "kubernetes-workload-key"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
    annotations = {
      "stackgen.io/entity" = "resource:default/kubernetes-workload-key"
      "stackgen.io/owner"  = "group:default/team-orders"
    }
  }

  lifecycle {
    ignore_changes = [data]
  }
}
