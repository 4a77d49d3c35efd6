# component:default/recommendations
# owner: group:default/data-team
# rule: services

resource "kubernetes_service_account_v1" "recommendations" {
  automount_service_account_token = false

  metadata {
    name      = "recommendations"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
    annotations = {
      "stackgen.io/entity" = "component:default/recommendations"
      "stackgen.io/owner"  = "group:default/data-team"
    }
  }
}

resource "kubernetes_deployment_v1" "recommendations" {
  wait_for_rollout = true

  metadata {
    name      = "recommendations"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "recommendations"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/recommendations"
      "stackgen.io/owner"  = "group:default/data-team"
    }
  }

  spec {
    replicas = var.recommendations_min_replicas

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "recommendations"
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
          "app.kubernetes.io/part-of"    = "web-shop-civo"
          "app.kubernetes.io/managed-by" = "terraform"
          environment                    = var.environment
          "app.kubernetes.io/name"       = "recommendations"
        }
      }

      spec {
        service_account_name             = kubernetes_service_account_v1.recommendations.metadata[0].name
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
              "app.kubernetes.io/name" = "recommendations"
            }
          }
        }

        container {
          name  = "recommendations"
          image = "${var.recommendations_image}:${var.recommendations_image_tag}"

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
            name  = "CATALOG_CACHE_URL"
            value = var.recommendations_catalog_cache_url
          }

          env {
            name  = "CATALOG_SERVICE_URL"
            value = "http://catalog-service:8080"
          }

          resources {
            requests = {
              cpu    = var.recommendations_cpu
              memory = var.recommendations_memory
            }
            limits = {
              memory = var.recommendations_memory
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

resource "kubernetes_service_v1" "recommendations" {
  metadata {
    name      = "recommendations"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "recommendations"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/recommendations"
      "stackgen.io/owner"  = "group:default/data-team"
    }
  }

  spec {
    selector = {
      "app.kubernetes.io/name" = "recommendations"
    }
    type = "ClusterIP"

    port {
      name        = "http"
      port        = 8080
      target_port = "http"
    }
  }
}

resource "kubernetes_horizontal_pod_autoscaler_v2" "recommendations" {
  metadata {
    name      = "recommendations"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "recommendations"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/recommendations"
      "stackgen.io/owner"  = "group:default/data-team"
    }
  }

  spec {
    min_replicas = var.recommendations_min_replicas
    max_replicas = var.recommendations_max_replicas

    scale_target_ref {
      api_version = "apps/v1"
      kind        = "Deployment"
      name        = kubernetes_deployment_v1.recommendations.metadata[0].name
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

resource "kubernetes_pod_disruption_budget_v1" "recommendations" {
  metadata {
    name      = "recommendations"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "recommendations"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/recommendations"
      "stackgen.io/owner"  = "group:default/data-team"
    }
  }

  spec {
    max_unavailable = "1"

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "recommendations"
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "recommendations_to_catalog_service" {
  metadata {
    name      = "recommendations-to-catalog-service"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }

  spec {
    policy_types = ["Egress"]

    pod_selector {
      match_labels = {
        "app.kubernetes.io/name" = "recommendations"
      }
    }

    egress {
      to {
        pod_selector {
          match_labels = {
            "app.kubernetes.io/name" = "catalog-service"
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

resource "kubernetes_network_policy_v1" "recommendations_into_catalog_service" {
  metadata {
    name      = "catalog-service-from-recommendations"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {
      match_labels = {
        "app.kubernetes.io/name" = "catalog-service"
      }
    }

    ingress {
      from {
        pod_selector {
          match_labels = {
            "app.kubernetes.io/name" = "recommendations"
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
