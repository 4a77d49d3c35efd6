# component:default/checkout-service
# owner: group:default/shop-team
# rule: services

resource "kubernetes_service_account_v1" "checkout_service" {
  automount_service_account_token = false

  metadata {
    name      = "checkout-service"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
    annotations = {
      "stackgen.io/entity" = "component:default/checkout-service"
      "stackgen.io/owner"  = "group:default/shop-team"
    }
  }
}

resource "kubernetes_deployment_v1" "checkout_service" {
  wait_for_rollout = true

  metadata {
    name      = "checkout-service"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "checkout-service"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/checkout-service"
      "stackgen.io/owner"  = "group:default/shop-team"
    }
  }

  spec {
    replicas = var.checkout_service_min_replicas

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "checkout-service"
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
          "app.kubernetes.io/name"       = "checkout-service"
        }
      }

      spec {
        service_account_name             = kubernetes_service_account_v1.checkout_service.metadata[0].name
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
              "app.kubernetes.io/name" = "checkout-service"
            }
          }
        }

        container {
          name  = "checkout-service"
          image = "${var.checkout_service_image}:${var.checkout_service_image_tag}"

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
            name  = "CATALOG_SERVICE_URL"
            value = "http://catalog-service:8080"
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
            value = var.checkout_service_orders_queue_url
          }

          env {
            name  = "ORDER_EVENTS_URL"
            value = var.checkout_service_order_events_url
          }

          env {
            name  = "PAYMENTS_SERVICE_URL"
            value = var.checkout_service_payments_service_url
          }

          env {
            name  = "RECEIPT_RENDERER_URL"
            value = "http://receipt-renderer:8080"
          }

          env {
            name = "ORDERS_DB_PASSWORD"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.checkout_service_for_orders_db.metadata[0].name
                key  = "password"
              }
            }
          }

          env {
            name = "ORDERS_DB_USER"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.checkout_service_for_orders_db.metadata[0].name
                key  = "user"
              }
            }
          }

          resources {
            requests = {
              cpu    = "500m"
              memory = "1Gi"
            }
            limits = {
              memory = "1Gi"
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

resource "kubernetes_service_v1" "checkout_service" {
  metadata {
    name      = "checkout-service"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "checkout-service"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/checkout-service"
      "stackgen.io/owner"  = "group:default/shop-team"
    }
  }

  spec {
    selector = {
      "app.kubernetes.io/name" = "checkout-service"
    }
    type = "ClusterIP"

    port {
      name        = "http"
      port        = 8080
      target_port = "http"
    }
  }
}

resource "kubernetes_horizontal_pod_autoscaler_v2" "checkout_service" {
  metadata {
    name      = "checkout-service"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "checkout-service"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/checkout-service"
      "stackgen.io/owner"  = "group:default/shop-team"
    }
  }

  spec {
    min_replicas = var.checkout_service_min_replicas
    max_replicas = var.checkout_service_max_replicas

    scale_target_ref {
      api_version = "apps/v1"
      kind        = "Deployment"
      name        = kubernetes_deployment_v1.checkout_service.metadata[0].name
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

resource "kubernetes_pod_disruption_budget_v1" "checkout_service" {
  metadata {
    name      = "checkout-service"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "checkout-service"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/checkout-service"
      "stackgen.io/owner"  = "group:default/shop-team"
    }
  }

  spec {
    max_unavailable = "1"

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "checkout-service"
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "checkout_service_from_ingress" {
  metadata {
    name      = "checkout-service-from-ingress"
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
        "app.kubernetes.io/name" = "checkout-service"
      }
    }

    ingress {
      from {
        namespace_selector {
          match_labels = {
            "kubernetes.io/metadata.name" = "kube-system"
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

resource "kubernetes_ingress_v1" "checkout_service" {
  metadata {
    name      = "checkout-service"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
    annotations = {
      "stackgen.io/entity"                               = "component:default/checkout-service"
      "stackgen.io/owner"                                = "group:default/shop-team"
      "traefik.ingress.kubernetes.io/router.entrypoints" = "websecure"
      "traefik.ingress.kubernetes.io/router.tls"         = "true"
    }
  }

  spec {
    ingress_class_name = "traefik"

    tls {
      hosts       = [var.checkout_service_domain_name]
      secret_name = "checkout-service-tls"
    }

    rule {
      host = var.checkout_service_domain_name

      http {
        path {
          path      = "/"
          path_type = "Prefix"

          backend {
            service {
              name = kubernetes_service_v1.checkout_service.metadata[0].name

              port {
                number = 8080
              }
            }
          }
        }
      }
    }
  }
}

resource "civo_dns_domain_record" "checkout_service" {
  domain_id = data.civo_dns_domain_name.public.id
  type      = "CNAME"
  name      = var.checkout_service_dns_name
  value     = civo_kubernetes_cluster.main.dns_entry
  ttl       = 600
}

resource "kubernetes_network_policy_v1" "checkout_service_to_catalog_service" {
  metadata {
    name      = "checkout-service-to-catalog-service"
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
        "app.kubernetes.io/name" = "checkout-service"
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

resource "kubernetes_network_policy_v1" "checkout_service_into_catalog_service" {
  metadata {
    name      = "catalog-service-from-checkout-service"
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
            "app.kubernetes.io/name" = "checkout-service"
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

resource "kubernetes_network_policy_v1" "checkout_service_to_receipt_renderer" {
  metadata {
    name      = "checkout-service-to-receipt-renderer"
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
        "app.kubernetes.io/name" = "checkout-service"
      }
    }

    egress {
      to {
        pod_selector {
          match_labels = {
            "app.kubernetes.io/name" = "receipt-renderer"
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

resource "kubernetes_network_policy_v1" "checkout_service_into_receipt_renderer" {
  metadata {
    name      = "receipt-renderer-from-checkout-service"
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
        "app.kubernetes.io/name" = "receipt-renderer"
      }
    }

    ingress {
      from {
        pod_selector {
          match_labels = {
            "app.kubernetes.io/name" = "checkout-service"
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

resource "kubernetes_network_policy_v1" "checkout_service_to_orders_db" {
  metadata {
    name      = "checkout-service-to-orders-db"
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
        "app.kubernetes.io/name" = "checkout-service"
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

resource "kubernetes_secret_v1" "checkout_service_for_orders_db" {
  type = "Opaque"
  data = {
    user     = civo_database.orders_db.username
    password = civo_database.orders_db.password
  }

  metadata {
    name      = "checkout-service-for-orders-db"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }
}
