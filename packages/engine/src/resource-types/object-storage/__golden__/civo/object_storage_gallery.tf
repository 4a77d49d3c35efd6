# component:default/object-storage-gallery
# owner: group:default/team-platform
# rule: services

resource "kubernetes_service_account_v1" "object_storage_gallery" {
  automount_service_account_token = false

  metadata {
    name      = "object-storage-gallery"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "object-storage-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
    annotations = {
      "stackgen.io/entity" = "component:default/object-storage-gallery"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }
}

resource "kubernetes_deployment_v1" "object_storage_gallery" {
  wait_for_rollout = true

  metadata {
    name      = "object-storage-gallery"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "object-storage-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "object-storage-gallery"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/object-storage-gallery"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    replicas = var.object_storage_gallery_min_replicas

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "object-storage-gallery"
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
          "app.kubernetes.io/part-of"    = "object-storage-civo"
          "app.kubernetes.io/managed-by" = "terraform"
          environment                    = var.environment
          "app.kubernetes.io/name"       = "object-storage-gallery"
        }
      }

      spec {
        service_account_name             = kubernetes_service_account_v1.object_storage_gallery.metadata[0].name
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
              "app.kubernetes.io/name" = "object-storage-gallery"
            }
          }
        }

        container {
          name  = "object-storage-gallery"
          image = "${var.object_storage_gallery_image}:${var.object_storage_gallery_image_tag}"

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
            name  = "OBJECT_STORAGE_MEDIA_BUCKET"
            value = civo_object_store.object_storage_media.name
          }

          env {
            name  = "OBJECT_STORAGE_MEDIA_ENDPOINT"
            value = "https://objectstore.fra1.civo.com"
          }

          env {
            name = "OBJECT_STORAGE_MEDIA_ACCESS_KEY_ID"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.object_storage_gallery_for_object_storage_media.metadata[0].name
                key  = "access_key_id"
              }
            }
          }

          env {
            name = "OBJECT_STORAGE_MEDIA_SECRET_ACCESS_KEY"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.object_storage_gallery_for_object_storage_media.metadata[0].name
                key  = "secret_access_key"
              }
            }
          }

          resources {
            requests = {
              cpu    = var.object_storage_gallery_cpu
              memory = var.object_storage_gallery_memory
            }
            limits = {
              memory = var.object_storage_gallery_memory
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

resource "kubernetes_service_v1" "object_storage_gallery" {
  metadata {
    name      = "object-storage-gallery"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "object-storage-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "object-storage-gallery"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/object-storage-gallery"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    selector = {
      "app.kubernetes.io/name" = "object-storage-gallery"
    }
    type = "ClusterIP"

    port {
      name        = "http"
      port        = 8080
      target_port = "http"
    }
  }
}

resource "kubernetes_horizontal_pod_autoscaler_v2" "object_storage_gallery" {
  metadata {
    name      = "object-storage-gallery"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "object-storage-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "object-storage-gallery"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/object-storage-gallery"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    min_replicas = var.object_storage_gallery_min_replicas
    max_replicas = var.object_storage_gallery_max_replicas

    scale_target_ref {
      api_version = "apps/v1"
      kind        = "Deployment"
      name        = kubernetes_deployment_v1.object_storage_gallery.metadata[0].name
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

resource "kubernetes_pod_disruption_budget_v1" "object_storage_gallery" {
  metadata {
    name      = "object-storage-gallery"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "object-storage-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "object-storage-gallery"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/object-storage-gallery"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    max_unavailable = "1"

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "object-storage-gallery"
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "object_storage_gallery_to_object_storage_media" {
  metadata {
    name      = "object-storage-gallery-to-object-storage-media"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "object-storage-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }

  spec {
    policy_types = ["Egress"]

    pod_selector {
      match_labels = {
        "app.kubernetes.io/name" = "object-storage-gallery"
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

resource "kubernetes_secret_v1" "object_storage_gallery_for_object_storage_media" {
  type = "Opaque"
  data = {
    access_key_id     = civo_object_store_credential.object_storage_media.access_key_id
    secret_access_key = civo_object_store_credential.object_storage_media.secret_access_key
  }

  metadata {
    name      = "object-storage-gallery-for-object-storage-media"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "object-storage-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }
}
