# resource:default/file-storage-reports
# owner: group:default/team-platform
# rule: file-storage

resource "kubernetes_persistent_volume_claim_v1" "file_storage_reports" {
  wait_until_bound = false

  metadata {
    name      = "file-storage-reports"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "file-storage-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
    annotations = {
      "stackgen.io/entity" = "resource:default/file-storage-reports"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    access_modes       = ["ReadWriteOnce"]
    storage_class_name = "civo-volume"

    resources {
      requests = {
        storage = "100Gi"
      }
    }
  }

  lifecycle {
    prevent_destroy = true
  }
}
