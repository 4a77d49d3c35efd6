# component:default/api-gateway-prices
# owner: group:default/team-platform
# rule: services

resource "kubernetes_service_account_v1" "api_gateway_prices" {
  automount_service_account_token = false

  metadata {
    name      = "api-gateway-prices"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "api-gateway-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
    annotations = {
      "stackgen.io/entity" = "component:default/api-gateway-prices"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }
}

resource "kubernetes_deployment_v1" "api_gateway_prices" {
  wait_for_rollout = true

  metadata {
    name      = "api-gateway-prices"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "api-gateway-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "api-gateway-prices"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/api-gateway-prices"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    replicas = var.api_gateway_prices_min_replicas

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "api-gateway-prices"
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
          "app.kubernetes.io/part-of"    = "api-gateway-civo"
          "app.kubernetes.io/managed-by" = "terraform"
          environment                    = var.environment
          "app.kubernetes.io/name"       = "api-gateway-prices"
        }
      }

      spec {
        service_account_name             = kubernetes_service_account_v1.api_gateway_prices.metadata[0].name
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
              "app.kubernetes.io/name" = "api-gateway-prices"
            }
          }
        }

        container {
          name  = "api-gateway-prices"
          image = "${var.api_gateway_prices_image}:${var.api_gateway_prices_image_tag}"

          port {
            name           = "http"
            container_port = 8080
            protocol       = "TCP"
          }

          env {
            name  = "PORT"
            value = "8080"
          }

          resources {
            requests = {
              cpu    = var.api_gateway_prices_cpu
              memory = var.api_gateway_prices_memory
            }
            limits = {
              memory = var.api_gateway_prices_memory
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

resource "kubernetes_service_v1" "api_gateway_prices" {
  metadata {
    name      = "api-gateway-prices"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "api-gateway-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "api-gateway-prices"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/api-gateway-prices"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    selector = {
      "app.kubernetes.io/name" = "api-gateway-prices"
    }
    type = "ClusterIP"

    port {
      name        = "http"
      port        = 8080
      target_port = "http"
    }
  }
}

resource "kubernetes_horizontal_pod_autoscaler_v2" "api_gateway_prices" {
  metadata {
    name      = "api-gateway-prices"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "api-gateway-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "api-gateway-prices"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/api-gateway-prices"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    min_replicas = var.api_gateway_prices_min_replicas
    max_replicas = var.api_gateway_prices_max_replicas

    scale_target_ref {
      api_version = "apps/v1"
      kind        = "Deployment"
      name        = kubernetes_deployment_v1.api_gateway_prices.metadata[0].name
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

resource "kubernetes_pod_disruption_budget_v1" "api_gateway_prices" {
  metadata {
    name      = "api-gateway-prices"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "api-gateway-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "api-gateway-prices"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/api-gateway-prices"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    max_unavailable = "1"

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "api-gateway-prices"
      }
    }
  }
}
