# component:default/container-service-shop
# owner: group:default/team-platform
# rule: services

resource "kubernetes_service_account_v1" "container_service_shop" {
  automount_service_account_token = false

  metadata {
    name      = "container-service-shop"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "container-service-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
    annotations = {
      "stackgen.io/entity" = "component:default/container-service-shop"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }
}

resource "kubernetes_deployment_v1" "container_service_shop" {
  wait_for_rollout = true

  metadata {
    name      = "container-service-shop"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "container-service-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "container-service-shop"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/container-service-shop"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    replicas = var.container_service_shop_min_replicas

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "container-service-shop"
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
          "app.kubernetes.io/part-of"    = "container-service-civo"
          "app.kubernetes.io/managed-by" = "terraform"
          environment                    = var.environment
          "app.kubernetes.io/name"       = "container-service-shop"
        }
      }

      spec {
        service_account_name             = kubernetes_service_account_v1.container_service_shop.metadata[0].name
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
              "app.kubernetes.io/name" = "container-service-shop"
            }
          }
        }

        container {
          name  = "container-service-shop"
          image = "${var.container_service_shop_image}:${var.container_service_shop_image_tag}"

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
            name  = "CONTAINER_SERVICE_PRICES_URL"
            value = "http://container-service-prices:8080"
          }

          resources {
            requests = {
              cpu    = var.container_service_shop_cpu
              memory = var.container_service_shop_memory
            }
            limits = {
              memory = var.container_service_shop_memory
            }
          }

          startup_probe {
            period_seconds    = 5
            failure_threshold = 30

            http_get {
              path = "/health"
              port = "http"
            }
          }

          readiness_probe {
            period_seconds = 10

            http_get {
              path = "/health"
              port = "http"
            }
          }

          liveness_probe {
            period_seconds    = 20
            failure_threshold = 3

            http_get {
              path = "/health"
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

resource "kubernetes_service_v1" "container_service_shop" {
  metadata {
    name      = "container-service-shop"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "container-service-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "container-service-shop"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/container-service-shop"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    selector = {
      "app.kubernetes.io/name" = "container-service-shop"
    }
    type = "ClusterIP"

    port {
      name        = "http"
      port        = 8080
      target_port = "http"
    }
  }
}

resource "kubernetes_horizontal_pod_autoscaler_v2" "container_service_shop" {
  metadata {
    name      = "container-service-shop"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "container-service-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "container-service-shop"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/container-service-shop"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    min_replicas = var.container_service_shop_min_replicas
    max_replicas = var.container_service_shop_max_replicas

    scale_target_ref {
      api_version = "apps/v1"
      kind        = "Deployment"
      name        = kubernetes_deployment_v1.container_service_shop.metadata[0].name
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

resource "kubernetes_pod_disruption_budget_v1" "container_service_shop" {
  metadata {
    name      = "container-service-shop"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "container-service-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "container-service-shop"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/container-service-shop"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    max_unavailable = "1"

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "container-service-shop"
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "container_service_shop_from_ingress" {
  metadata {
    name      = "container-service-shop-from-ingress"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "container-service-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {
      match_labels = {
        "app.kubernetes.io/name" = "container-service-shop"
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

resource "kubernetes_ingress_v1" "container_service_shop" {
  metadata {
    name      = "container-service-shop"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "container-service-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
    annotations = {
      "stackgen.io/entity"                               = "component:default/container-service-shop"
      "stackgen.io/owner"                                = "group:default/team-platform"
      "traefik.ingress.kubernetes.io/router.entrypoints" = "websecure"
      "traefik.ingress.kubernetes.io/router.tls"         = "true"
    }
  }

  spec {
    ingress_class_name = "traefik"

    tls {
      hosts       = [var.container_service_shop_domain_name]
      secret_name = "container-service-shop-tls"
    }

    rule {
      host = var.container_service_shop_domain_name

      http {
        path {
          path      = "/"
          path_type = "Prefix"

          backend {
            service {
              name = kubernetes_service_v1.container_service_shop.metadata[0].name

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

resource "civo_dns_domain_record" "container_service_shop" {
  domain_id = data.civo_dns_domain_name.public.id
  type      = "CNAME"
  name      = var.container_service_shop_dns_name
  value     = civo_kubernetes_cluster.main.dns_entry
  ttl       = 600
}

resource "kubernetes_network_policy_v1" "container_service_shop_to_container_service_prices" {
  metadata {
    name      = "container-service-shop-to-container-service-prices"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "container-service-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }

  spec {
    policy_types = ["Egress"]

    pod_selector {
      match_labels = {
        "app.kubernetes.io/name" = "container-service-shop"
      }
    }

    egress {
      to {
        pod_selector {
          match_labels = {
            "app.kubernetes.io/name" = "container-service-prices"
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

resource "kubernetes_network_policy_v1" "container_service_shop_into_container_service_prices" {
  metadata {
    name      = "container-service-prices-from-container-service-shop"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "container-service-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {
      match_labels = {
        "app.kubernetes.io/name" = "container-service-prices"
      }
    }

    ingress {
      from {
        pod_selector {
          match_labels = {
            "app.kubernetes.io/name" = "container-service-shop"
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
