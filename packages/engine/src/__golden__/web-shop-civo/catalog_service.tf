# component:default/catalog-service
# owner: group:default/shop-team
# rule: services

resource "kubernetes_service_account_v1" "catalog_service" {
  automount_service_account_token = false

  metadata {
    name      = "catalog-service"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
    annotations = {
      "stackgen.io/entity" = "component:default/catalog-service"
      "stackgen.io/owner"  = "group:default/shop-team"
    }
  }
}

resource "kubernetes_deployment_v1" "catalog_service" {
  wait_for_rollout = true

  metadata {
    name      = "catalog-service"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "catalog-service"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/catalog-service"
      "stackgen.io/owner"  = "group:default/shop-team"
    }
  }

  spec {
    replicas = var.catalog_service_min_replicas

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "catalog-service"
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
          "app.kubernetes.io/name"       = "catalog-service"
        }
      }

      spec {
        service_account_name             = kubernetes_service_account_v1.catalog_service.metadata[0].name
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
              "app.kubernetes.io/name" = "catalog-service"
            }
          }
        }

        container {
          name  = "catalog-service"
          image = "${var.catalog_service_image}:${var.catalog_service_image_tag}"

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
            value = var.catalog_service_catalog_cache_url
          }

          env {
            name  = "CATALOG_DB_HOST"
            value = civo_database.catalog_db.private_ipv4
          }

          env {
            name  = "CATALOG_DB_PORT"
            value = "5432"
          }

          env {
            name  = "PRODUCT_MEDIA_BUCKET"
            value = civo_object_store.product_media.name
          }

          env {
            name  = "PRODUCT_MEDIA_ENDPOINT"
            value = "https://objectstore.fra1.civo.com"
          }

          env {
            name = "CATALOG_DB_PASSWORD"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.catalog_service_for_catalog_db.metadata[0].name
                key  = "password"
              }
            }
          }

          env {
            name = "CATALOG_DB_USER"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.catalog_service_for_catalog_db.metadata[0].name
                key  = "user"
              }
            }
          }

          env {
            name = "PRODUCT_MEDIA_ACCESS_KEY_ID"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.catalog_service_for_product_media.metadata[0].name
                key  = "access_key_id"
              }
            }
          }

          env {
            name = "PRODUCT_MEDIA_SECRET_ACCESS_KEY"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.catalog_service_for_product_media.metadata[0].name
                key  = "secret_access_key"
              }
            }
          }

          resources {
            requests = {
              cpu    = var.catalog_service_cpu
              memory = var.catalog_service_memory
            }
            limits = {
              memory = var.catalog_service_memory
            }
          }

          startup_probe {
            period_seconds    = 5
            failure_threshold = 30

            http_get {
              path = "/actuator/health"
              port = "http"
            }
          }

          readiness_probe {
            period_seconds = 10

            http_get {
              path = "/actuator/health"
              port = "http"
            }
          }

          liveness_probe {
            period_seconds    = 20
            failure_threshold = 3

            http_get {
              path = "/actuator/health"
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

resource "kubernetes_service_v1" "catalog_service" {
  metadata {
    name      = "catalog-service"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "catalog-service"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/catalog-service"
      "stackgen.io/owner"  = "group:default/shop-team"
    }
  }

  spec {
    selector = {
      "app.kubernetes.io/name" = "catalog-service"
    }
    type = "ClusterIP"

    port {
      name        = "http"
      port        = 8080
      target_port = "http"
    }
  }
}

resource "kubernetes_horizontal_pod_autoscaler_v2" "catalog_service" {
  metadata {
    name      = "catalog-service"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "catalog-service"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/catalog-service"
      "stackgen.io/owner"  = "group:default/shop-team"
    }
  }

  spec {
    min_replicas = var.catalog_service_min_replicas
    max_replicas = var.catalog_service_max_replicas

    scale_target_ref {
      api_version = "apps/v1"
      kind        = "Deployment"
      name        = kubernetes_deployment_v1.catalog_service.metadata[0].name
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

resource "kubernetes_pod_disruption_budget_v1" "catalog_service" {
  metadata {
    name      = "catalog-service"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "catalog-service"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/catalog-service"
      "stackgen.io/owner"  = "group:default/shop-team"
    }
  }

  spec {
    max_unavailable = "1"

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "catalog-service"
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "catalog_service_from_ingress" {
  metadata {
    name      = "catalog-service-from-ingress"
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

resource "kubernetes_ingress_v1" "catalog_service" {
  metadata {
    name      = "catalog-service"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
    annotations = {
      "stackgen.io/entity"                               = "component:default/catalog-service"
      "stackgen.io/owner"                                = "group:default/shop-team"
      "traefik.ingress.kubernetes.io/router.entrypoints" = "websecure"
      "traefik.ingress.kubernetes.io/router.tls"         = "true"
    }
  }

  spec {
    ingress_class_name = "traefik"

    tls {
      hosts       = [var.catalog_service_domain_name]
      secret_name = "catalog-service-tls"
    }

    rule {
      host = var.catalog_service_domain_name

      http {
        path {
          path      = "/"
          path_type = "Prefix"

          backend {
            service {
              name = kubernetes_service_v1.catalog_service.metadata[0].name

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

resource "civo_dns_domain_record" "catalog_service" {
  domain_id = data.civo_dns_domain_name.public.id
  type      = "CNAME"
  name      = var.catalog_service_dns_name
  value     = civo_kubernetes_cluster.main.dns_entry
  ttl       = 600
}

resource "kubernetes_network_policy_v1" "catalog_service_to_catalog_db" {
  metadata {
    name      = "catalog-service-to-catalog-db"
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
        "app.kubernetes.io/name" = "catalog-service"
      }
    }

    egress {
      to {
        ip_block {
          cidr = "${civo_database.catalog_db.private_ipv4}/32"
        }
      }

      ports {
        port     = "5432"
        protocol = "TCP"
      }
    }
  }
}

resource "kubernetes_secret_v1" "catalog_service_for_catalog_db" {
  type = "Opaque"
  data = {
    user     = civo_database.catalog_db.username
    password = civo_database.catalog_db.password
  }

  metadata {
    name      = "catalog-service-for-catalog-db"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }
}

resource "kubernetes_network_policy_v1" "catalog_service_to_product_media" {
  metadata {
    name      = "catalog-service-to-product-media"
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
        "app.kubernetes.io/name" = "catalog-service"
      }
    }

    egress {
      to {
        ip_block {
          cidr = "0.0.0.0/0"
          except = [
            "10.0.0.0/8",
            "100.64.0.0/10",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.168.0.0/16",
          ]
        }
      }

      ports {
        port     = "443"
        protocol = "TCP"
      }
    }
  }
}

resource "kubernetes_secret_v1" "catalog_service_for_product_media" {
  type = "Opaque"
  data = {
    access_key_id     = civo_object_store_credential.product_media.access_key_id
    secret_access_key = civo_object_store_credential.product_media.secret_access_key
  }

  metadata {
    name      = "catalog-service-for-product-media"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "web-shop-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }
}
