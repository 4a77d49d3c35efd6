# component:default/virtual-machine-caller
# owner: group:default/team-platform
# rule: services

resource "kubernetes_service_account_v1" "virtual_machine_caller" {
  automount_service_account_token = false

  metadata {
    name      = "virtual-machine-caller"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "virtual-machine-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
    annotations = {
      "stackgen.io/entity" = "component:default/virtual-machine-caller"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }
}

resource "kubernetes_deployment_v1" "virtual_machine_caller" {
  wait_for_rollout = true

  metadata {
    name      = "virtual-machine-caller"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "virtual-machine-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "virtual-machine-caller"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/virtual-machine-caller"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    replicas = var.virtual_machine_caller_min_replicas

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "virtual-machine-caller"
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
          "app.kubernetes.io/part-of"    = "virtual-machine-civo"
          "app.kubernetes.io/managed-by" = "terraform"
          environment                    = var.environment
          "app.kubernetes.io/name"       = "virtual-machine-caller"
        }
      }

      spec {
        service_account_name             = kubernetes_service_account_v1.virtual_machine_caller.metadata[0].name
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
              "app.kubernetes.io/name" = "virtual-machine-caller"
            }
          }
        }

        container {
          name  = "virtual-machine-caller"
          image = "${var.virtual_machine_caller_image}:${var.virtual_machine_caller_image_tag}"

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
            name  = "VIRTUAL_MACHINE_LEGACY_HOST"
            value = civo_instance.virtual_machine_legacy[0].private_ip
          }

          env {
            name  = "VIRTUAL_MACHINE_LEGACY_HOSTS"
            value = join(",", civo_instance.virtual_machine_legacy[*].private_ip)
          }

          env {
            name  = "VIRTUAL_MACHINE_LEGACY_PORT"
            value = "8443"
          }

          resources {
            requests = {
              cpu    = var.virtual_machine_caller_cpu
              memory = var.virtual_machine_caller_memory
            }
            limits = {
              memory = var.virtual_machine_caller_memory
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

resource "kubernetes_service_v1" "virtual_machine_caller" {
  metadata {
    name      = "virtual-machine-caller"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "virtual-machine-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "virtual-machine-caller"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/virtual-machine-caller"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    selector = {
      "app.kubernetes.io/name" = "virtual-machine-caller"
    }
    type = "ClusterIP"

    port {
      name        = "http"
      port        = 8080
      target_port = "http"
    }
  }
}

resource "kubernetes_horizontal_pod_autoscaler_v2" "virtual_machine_caller" {
  metadata {
    name      = "virtual-machine-caller"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "virtual-machine-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "virtual-machine-caller"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/virtual-machine-caller"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    min_replicas = var.virtual_machine_caller_min_replicas
    max_replicas = var.virtual_machine_caller_max_replicas

    scale_target_ref {
      api_version = "apps/v1"
      kind        = "Deployment"
      name        = kubernetes_deployment_v1.virtual_machine_caller.metadata[0].name
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

resource "kubernetes_pod_disruption_budget_v1" "virtual_machine_caller" {
  metadata {
    name      = "virtual-machine-caller"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "virtual-machine-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "virtual-machine-caller"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/virtual-machine-caller"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    max_unavailable = "1"

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "virtual-machine-caller"
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "virtual_machine_caller_to_virtual_machine_legacy" {
  metadata {
    name      = "virtual-machine-caller-to-virtual-machine-legacy"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "virtual-machine-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }

  spec {
    policy_types = ["Egress"]

    pod_selector {
      match_labels = {
        "app.kubernetes.io/name" = "virtual-machine-caller"
      }
    }

    egress {
      dynamic "to" {
        for_each = civo_instance.virtual_machine_legacy[*].private_ip

        content {
          ip_block {
            cidr = "${to.value}/32"
          }
        }
      }

      ports {
        port     = "8443"
        protocol = "TCP"
      }
    }
  }
}
