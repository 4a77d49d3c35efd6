# component:default/kubernetes-cluster-dashboard
# owner: group:default/team-platform
# rule: services

resource "kubernetes_service_account_v1" "kubernetes_cluster_dashboard" {
  automount_service_account_token = false

  metadata {
    name      = "kubernetes-cluster-dashboard"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-cluster-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
    annotations = {
      "stackgen.io/entity" = "component:default/kubernetes-cluster-dashboard"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }
}

resource "kubernetes_deployment_v1" "kubernetes_cluster_dashboard" {
  wait_for_rollout = true

  metadata {
    name      = "kubernetes-cluster-dashboard"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-cluster-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "kubernetes-cluster-dashboard"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/kubernetes-cluster-dashboard"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    replicas = var.kubernetes_cluster_dashboard_min_replicas

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "kubernetes-cluster-dashboard"
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
          "app.kubernetes.io/part-of"    = "kubernetes-cluster-civo"
          "app.kubernetes.io/managed-by" = "terraform"
          environment                    = var.environment
          "app.kubernetes.io/name"       = "kubernetes-cluster-dashboard"
        }
      }

      spec {
        service_account_name             = kubernetes_service_account_v1.kubernetes_cluster_dashboard.metadata[0].name
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
              "app.kubernetes.io/name" = "kubernetes-cluster-dashboard"
            }
          }
        }

        container {
          name  = "kubernetes-cluster-dashboard"
          image = "${var.kubernetes_cluster_dashboard_image}:${var.kubernetes_cluster_dashboard_image_tag}"

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
            name  = "KUBERNETES_CLUSTER_MAIN_ENDPOINT"
            value = civo_kubernetes_cluster.kubernetes_cluster_main.api_endpoint
          }

          env {
            name  = "KUBERNETES_CLUSTER_MAIN_NAME"
            value = civo_kubernetes_cluster.kubernetes_cluster_main.name
          }

          resources {
            requests = {
              cpu    = var.kubernetes_cluster_dashboard_cpu
              memory = var.kubernetes_cluster_dashboard_memory
            }
            limits = {
              memory = var.kubernetes_cluster_dashboard_memory
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

resource "kubernetes_service_v1" "kubernetes_cluster_dashboard" {
  metadata {
    name      = "kubernetes-cluster-dashboard"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-cluster-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "kubernetes-cluster-dashboard"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/kubernetes-cluster-dashboard"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    selector = {
      "app.kubernetes.io/name" = "kubernetes-cluster-dashboard"
    }
    type = "ClusterIP"

    port {
      name        = "http"
      port        = 8080
      target_port = "http"
    }
  }
}

resource "kubernetes_horizontal_pod_autoscaler_v2" "kubernetes_cluster_dashboard" {
  metadata {
    name      = "kubernetes-cluster-dashboard"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-cluster-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "kubernetes-cluster-dashboard"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/kubernetes-cluster-dashboard"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    min_replicas = var.kubernetes_cluster_dashboard_min_replicas
    max_replicas = var.kubernetes_cluster_dashboard_max_replicas

    scale_target_ref {
      api_version = "apps/v1"
      kind        = "Deployment"
      name        = kubernetes_deployment_v1.kubernetes_cluster_dashboard.metadata[0].name
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

resource "kubernetes_pod_disruption_budget_v1" "kubernetes_cluster_dashboard" {
  metadata {
    name      = "kubernetes-cluster-dashboard"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-cluster-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "kubernetes-cluster-dashboard"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/kubernetes-cluster-dashboard"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    max_unavailable = "1"

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "kubernetes-cluster-dashboard"
      }
    }
  }
}
