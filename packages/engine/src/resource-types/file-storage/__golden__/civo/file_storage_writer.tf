# component:default/file-storage-writer
# owner: group:default/team-platform
# rule: services

resource "kubernetes_service_account_v1" "file_storage_writer" {
  automount_service_account_token = false

  metadata {
    name      = "file-storage-writer"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "file-storage-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
    annotations = {
      "stackgen.io/entity" = "component:default/file-storage-writer"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }
}

resource "kubernetes_deployment_v1" "file_storage_writer" {
  wait_for_rollout = true

  metadata {
    name      = "file-storage-writer"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "file-storage-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "file-storage-writer"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/file-storage-writer"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    replicas = var.file_storage_writer_min_replicas

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "file-storage-writer"
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
          "app.kubernetes.io/part-of"    = "file-storage-civo"
          "app.kubernetes.io/managed-by" = "terraform"
          environment                    = var.environment
          "app.kubernetes.io/name"       = "file-storage-writer"
          volumes                        = "file-storage-reports"
        }
      }

      spec {
        service_account_name             = kubernetes_service_account_v1.file_storage_writer.metadata[0].name
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

        affinity {
          pod_affinity {
            required_during_scheduling_ignored_during_execution {
              topology_key = "kubernetes.io/hostname"

              label_selector {
                match_labels = {
                  volumes = "file-storage-reports"
                }
              }
            }
          }
        }

        topology_spread_constraint {
          max_skew           = 1
          topology_key       = "kubernetes.io/hostname"
          when_unsatisfiable = "ScheduleAnyway"

          label_selector {
            match_labels = {
              "app.kubernetes.io/name" = "file-storage-writer"
            }
          }
        }

        container {
          name  = "file-storage-writer"
          image = "${var.file_storage_writer_image}:${var.file_storage_writer_image_tag}"

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
            name  = "FILE_STORAGE_REPORTS_PATH"
            value = "/mnt/reports"
          }

          resources {
            requests = {
              cpu    = var.file_storage_writer_cpu
              memory = var.file_storage_writer_memory
            }
            limits = {
              memory = var.file_storage_writer_memory
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

          volume_mount {
            name       = "file-storage-reports"
            mount_path = "/mnt/reports"
            read_only  = false
          }
        }

        volume {
          name = "tmp"

          empty_dir {
            size_limit = "256Mi"
          }
        }

        volume {
          name = "file-storage-reports"

          persistent_volume_claim {
            claim_name = kubernetes_persistent_volume_claim_v1.file_storage_reports.metadata[0].name
          }
        }
      }
    }
  }

  lifecycle {
    ignore_changes = [spec[0].replicas]
  }
}

resource "kubernetes_service_v1" "file_storage_writer" {
  metadata {
    name      = "file-storage-writer"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "file-storage-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "file-storage-writer"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/file-storage-writer"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    selector = {
      "app.kubernetes.io/name" = "file-storage-writer"
    }
    type = "ClusterIP"

    port {
      name        = "http"
      port        = 8080
      target_port = "http"
    }
  }
}

resource "kubernetes_horizontal_pod_autoscaler_v2" "file_storage_writer" {
  metadata {
    name      = "file-storage-writer"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "file-storage-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "file-storage-writer"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/file-storage-writer"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    min_replicas = var.file_storage_writer_min_replicas
    max_replicas = var.file_storage_writer_max_replicas

    scale_target_ref {
      api_version = "apps/v1"
      kind        = "Deployment"
      name        = kubernetes_deployment_v1.file_storage_writer.metadata[0].name
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

resource "kubernetes_pod_disruption_budget_v1" "file_storage_writer" {
  metadata {
    name      = "file-storage-writer"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "file-storage-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "file-storage-writer"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/file-storage-writer"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    max_unavailable = "1"

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "file-storage-writer"
      }
    }
  }
}
