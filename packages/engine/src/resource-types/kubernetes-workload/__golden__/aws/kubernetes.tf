resource "kubernetes_namespace_v1" "main" {
  metadata {
    name = "kubernetes-workload-aws-${var.environment}-main"
    labels = {
      "app.kubernetes.io/part-of"          = "kubernetes-workload-aws"
      "app.kubernetes.io/managed-by"       = "terraform"
      environment                          = var.environment
      "pod-security.kubernetes.io/enforce" = "restricted"
      "pod-security.kubernetes.io/warn"    = "restricted"
    }
  }

  depends_on = [kubernetes_config_map_v1.workloads_network_policies]
}

resource "kubernetes_network_policy_v1" "closed" {
  metadata {
    name      = "closed"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-aws"
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
          cidr = aws_eks_cluster.workloads.kubernetes_network_config[0].service_ipv4_cidr
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
