# component:default/order-worker
# owner: group:default/shop-team
# rule: services

resource "kubernetes_service_account_v1" "order_worker" {
  automount_service_account_token = false

  metadata {
    name      = "order-worker"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
    annotations = {
      "stackgen.io/entity" = "component:default/order-worker"
      "stackgen.io/owner"  = "group:default/shop-team"
    }
  }
}

resource "kubernetes_deployment_v1" "order_worker" {
  wait_for_rollout = true

  metadata {
    name      = "order-worker"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "order-worker"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/order-worker"
      "stackgen.io/owner"  = "group:default/shop-team"
    }
  }

  spec {
    replicas = 2

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "order-worker"
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
          "app.kubernetes.io/name"       = "order-worker"
        }
      }

      spec {
        service_account_name             = kubernetes_service_account_v1.order_worker.metadata[0].name
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
              "app.kubernetes.io/name" = "order-worker"
            }
          }
        }

        container {
          name  = "order-worker"
          image = "${var.order_worker_image}:${var.order_worker_image_tag}"

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
            name  = "ORDERS_DB_HOST"
            value = civo_database.orders_db.private_ipv4
          }

          env {
            name  = "ORDERS_DB_PORT"
            value = "5432"
          }

          env {
            name  = "ORDERS_QUEUE_URL"
            value = var.order_worker_orders_queue_url
          }

          env {
            name = "CARRIER_API_KEY_VALUE"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.carrier_api_key.metadata[0].name
                key  = "value"
              }
            }
          }

          env {
            name = "ORDERS_DB_PASSWORD"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.order_worker_for_orders_db.metadata[0].name
                key  = "password"
              }
            }
          }

          env {
            name = "ORDERS_DB_USER"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.order_worker_for_orders_db.metadata[0].name
                key  = "user"
              }
            }
          }

          resources {
            requests = {
              cpu    = var.order_worker_cpu
              memory = var.order_worker_memory
            }
            limits = {
              memory = var.order_worker_memory
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

resource "kubernetes_service_v1" "order_worker" {
  metadata {
    name      = "order-worker"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "order-worker"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/order-worker"
      "stackgen.io/owner"  = "group:default/shop-team"
    }
  }

  spec {
    selector = {
      "app.kubernetes.io/name" = "order-worker"
    }
    type = "ClusterIP"

    port {
      name        = "http"
      port        = 8080
      target_port = "http"
    }
  }
}

resource "kubernetes_horizontal_pod_autoscaler_v2" "order_worker" {
  metadata {
    name      = "order-worker"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "order-worker"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/order-worker"
      "stackgen.io/owner"  = "group:default/shop-team"
    }
  }

  spec {
    min_replicas = 2
    max_replicas = 6

    scale_target_ref {
      api_version = "apps/v1"
      kind        = "Deployment"
      name        = kubernetes_deployment_v1.order_worker.metadata[0].name
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

resource "kubernetes_pod_disruption_budget_v1" "order_worker" {
  metadata {
    name      = "order-worker"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "order-worker"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/order-worker"
      "stackgen.io/owner"  = "group:default/shop-team"
    }
  }

  spec {
    max_unavailable = "1"

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "order-worker"
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "order_worker_to_orders_db" {
  metadata {
    name      = "order-worker-to-orders-db"
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
        "app.kubernetes.io/name" = "order-worker"
      }
    }

    egress {
      to {
        ip_block {
          cidr = "${civo_database.orders_db.private_ipv4}/32"
        }
      }

      ports {
        port     = "5432"
        protocol = "TCP"
      }
    }
  }
}

resource "kubernetes_secret_v1" "order_worker_for_orders_db" {
  type = "Opaque"
  data = {
    user     = civo_database.orders_db.username
    password = civo_database.orders_db.password
  }

  metadata {
    name      = "order-worker-for-orders-db"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }
}
