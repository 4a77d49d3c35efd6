resource "kubernetes_namespace_v1" "main" {
  metadata {
    name = "kubernetes-workload-gcp-${var.environment}-main"
    labels = {
      "app.kubernetes.io/part-of"          = "kubernetes-workload-gcp"
      "app.kubernetes.io/managed-by"       = "terraform"
      environment                          = var.environment
      "pod-security.kubernetes.io/enforce" = "restricted"
      "pod-security.kubernetes.io/warn"    = "restricted"
    }
  }

  depends_on = [google_container_cluster.workloads]
}

resource "kubernetes_network_policy_v1" "closed" {
  metadata {
    name      = "closed"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-gcp"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }

  spec {
    policy_types = ["Ingress", "Egress"]

    pod_selector {}

    egress {
      to {
        namespace_selector {
          match_labels = {
            "kubernetes.io/metadata.name" = "kube-system"
          }
        }
      }

      to {
        ip_block {
          cidr = "169.254.20.10/32"
        }
      }

      to {
        ip_block {
          cidr = "169.254.169.254/32"
        }
      }

      ports {
        port     = "53"
        protocol = "UDP"
      }

      ports {
        port     = "53"
        protocol = "TCP"
      }
    }
  }
}
