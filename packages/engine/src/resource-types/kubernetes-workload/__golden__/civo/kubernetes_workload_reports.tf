# component:default/kubernetes-workload-reports
# owner: group:default/team-orders
# rule: kubernetes-workloads

resource "kubernetes_service_account_v1" "kubernetes_workload_reports" {
  automount_service_account_token = false

  metadata {
    name      = "kubernetes-workload-reports"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
    annotations = {
      "stackgen.io/entity" = "component:default/kubernetes-workload-reports"
      "stackgen.io/owner"  = "group:default/team-orders"
    }
  }
}

resource "kubernetes_deployment_v1" "kubernetes_workload_reports" {
  wait_for_rollout = true

  metadata {
    name      = "kubernetes-workload-reports"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "kubernetes-workload-reports"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/kubernetes-workload-reports"
      "stackgen.io/owner"  = "group:default/team-orders"
    }
  }

  spec {
    replicas = var.kubernetes_workload_reports_min_replicas

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "kubernetes-workload-reports"
      }
    }

    strategy {
      type = "RollingUpdate"

      rolling_update {
        max_surge       = "25%"
        max_unavailable = "0"
      }
    }

    template {
      metadata {
        labels = {
          "app.kubernetes.io/part-of"    = "kubernetes-workload-civo"
          "app.kubernetes.io/managed-by" = "terraform"
          environment                    = var.environment
          "app.kubernetes.io/name"       = "kubernetes-workload-reports"
        }
      }

      spec {
        service_account_name             = kubernetes_service_account_v1.kubernetes_workload_reports.metadata[0].name
        automount_service_account_token  = false
        enable_service_links             = false
        termination_grace_period_seconds = 30
        node_selector = {
          "kubernetes.io/arch" = "amd64"
        }

        security_context {
          run_as_non_root = true
          run_as_user     = "10001"
          run_as_group    = "10001"
          fs_group        = "10001"

          seccomp_profile {
            type = "RuntimeDefault"
          }
        }

        topology_spread_constraint {
          max_skew           = 1
          topology_key       = "kubernetes.io/hostname"
          when_unsatisfiable = "ScheduleAnyway"

          label_selector {
            match_labels = {
              "app.kubernetes.io/name" = "kubernetes-workload-reports"
            }
          }
        }

        container {
          name  = "kubernetes-workload-reports"
          image = "${var.kubernetes_workload_reports_image}:${var.kubernetes_workload_reports_image_tag}"

          port {
            name           = "http"
            container_port = 8080
            protocol       = "TCP"
          }

          env {
            name  = "PORT"
            value = "8080"
          }

          env {
            name  = "KUBERNETES_WORKLOAD_API_URL"
            value = "http://kubernetes-workload-api:8080"
          }

          env {
            name  = "KUBERNETES_WORKLOAD_DB_HOST"
            value = civo_database.kubernetes_workload_db.private_ipv4
          }

          env {
            name  = "KUBERNETES_WORKLOAD_DB_PORT"
            value = "5432"
          }

          env {
            name = "KUBERNETES_WORKLOAD_DB_PASSWORD"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.kubernetes_workload_reports_for_kubernetes_workload_db.metadata[0].name
                key  = "password"
              }
            }
          }

          env {
            name = "KUBERNETES_WORKLOAD_DB_USER"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.kubernetes_workload_reports_for_kubernetes_workload_db.metadata[0].name
                key  = "user"
              }
            }
          }

          resources {
            requests = {
              cpu    = var.kubernetes_workload_reports_cpu
              memory = var.kubernetes_workload_reports_memory
            }
            limits = {
              memory = var.kubernetes_workload_reports_memory
            }
          }

          startup_probe {
            period_seconds    = 5
            failure_threshold = 30

            http_get {
              path = "/"
              port = "http"
            }
          }

          readiness_probe {
            period_seconds = 10

            http_get {
              path = "/"
              port = "http"
            }
          }

          liveness_probe {
            period_seconds    = 20
            failure_threshold = 3

            http_get {
              path = "/"
              port = "http"
            }
          }

          security_context {
            allow_privilege_escalation = false
            privileged                 = false
            read_only_root_filesystem  = true
            run_as_non_root            = true

            capabilities {
              drop = ["ALL"]
            }

            seccomp_profile {
              type = "RuntimeDefault"
            }
          }

          volume_mount {
            name       = "tmp"
            mount_path = "/tmp"
          }
        }

        volume {
          name = "tmp"

          empty_dir {
            size_limit = "256Mi"
          }
        }
      }
    }
  }

  lifecycle {
    ignore_changes = [spec[0].replicas]
  }
}

resource "kubernetes_service_v1" "kubernetes_workload_reports" {
  metadata {
    name      = "kubernetes-workload-reports"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "kubernetes-workload-reports"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/kubernetes-workload-reports"
      "stackgen.io/owner"  = "group:default/team-orders"
    }
  }

  spec {
    selector = {
      "app.kubernetes.io/name" = "kubernetes-workload-reports"
    }
    type = "ClusterIP"

    port {
      name        = "http"
      port        = 8080
      target_port = "http"
    }
  }
}

resource "kubernetes_horizontal_pod_autoscaler_v2" "kubernetes_workload_reports" {
  metadata {
    name      = "kubernetes-workload-reports"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "kubernetes-workload-reports"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/kubernetes-workload-reports"
      "stackgen.io/owner"  = "group:default/team-orders"
    }
  }

  spec {
    min_replicas = var.kubernetes_workload_reports_min_replicas
    max_replicas = var.kubernetes_workload_reports_max_replicas

    scale_target_ref {
      api_version = "apps/v1"
      kind        = "Deployment"
      name        = kubernetes_deployment_v1.kubernetes_workload_reports.metadata[0].name
    }

    metric {
      type = "Resource"

      resource {
        name = "cpu"

        target {
          type                = "Utilization"
          average_utilization = 70
        }
      }
    }
  }
}

resource "kubernetes_pod_disruption_budget_v1" "kubernetes_workload_reports" {
  metadata {
    name      = "kubernetes-workload-reports"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "kubernetes-workload-reports"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/kubernetes-workload-reports"
      "stackgen.io/owner"  = "group:default/team-orders"
    }
  }

  spec {
    max_unavailable = "1"

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "kubernetes-workload-reports"
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "kubernetes_workload_reports_to_kubernetes_workload_api" {
  metadata {
    name      = "kubernetes-workload-reports-to-kubernetes-workload-api"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }

  spec {
    policy_types = ["Egress"]

    pod_selector {
      match_labels = {
        "app.kubernetes.io/name" = "kubernetes-workload-reports"
      }
    }

    egress {
      to {
        pod_selector {
          match_labels = {
            "app.kubernetes.io/name" = "kubernetes-workload-api"
          }
        }
      }

      ports {
        port     = "8080"
        protocol = "TCP"
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "kubernetes_workload_reports_into_kubernetes_workload_api" {
  metadata {
    name      = "kubernetes-workload-api-from-kubernetes-workload-reports"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {
      match_labels = {
        "app.kubernetes.io/name" = "kubernetes-workload-api"
      }
    }

    ingress {
      from {
        pod_selector {
          match_labels = {
            "app.kubernetes.io/name" = "kubernetes-workload-reports"
          }
        }
      }

      ports {
        port     = "8080"
        protocol = "TCP"
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "kubernetes_workload_reports_to_kubernetes_workload_db" {
  metadata {
    name      = "kubernetes-workload-reports-to-kubernetes-workload-db"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }

  spec {
    policy_types = ["Egress"]

    pod_selector {
      match_labels = {
        "app.kubernetes.io/name" = "kubernetes-workload-reports"
      }
    }

    egress {
      to {
        ip_block {
          cidr = "${civo_database.kubernetes_workload_db.private_ipv4}/32"
        }
      }

      ports {
        port     = "5432"
        protocol = "TCP"
      }
    }
  }
}

resource "kubernetes_secret_v1" "kubernetes_workload_reports_for_kubernetes_workload_db" {
  type = "Opaque"
  data = {
    user     = civo_database.kubernetes_workload_db.username
    password = civo_database.kubernetes_workload_db.password
  }

  metadata {
    name      = "kubernetes-workload-reports-for-kubernetes-workload-db"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }
}
