# component:default/kubernetes-workload-reports
# owner: group:default/team-orders
# rule: kubernetes-workloads

resource "azurerm_user_assigned_identity" "kubernetes_workload_reports" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "kubernetes-workload-azure-${var.environment}-kubernetes-workload-reports"
  tags                = local.kubernetes_workload_reports_tags
}

resource "kubernetes_service_account_v1" "kubernetes_workload_reports" {
  automount_service_account_token = false

  metadata {
    name      = "kubernetes-workload-reports"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-azure"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
    annotations = {
      "stackgen.io/entity"                = "component:default/kubernetes-workload-reports"
      "stackgen.io/owner"                 = "group:default/team-orders"
      "azure.workload.identity/client-id" = azurerm_user_assigned_identity.kubernetes_workload_reports.client_id
    }
  }
}

resource "azurerm_federated_identity_credential" "kubernetes_workload_reports" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "kubernetes-workload-azure-${var.environment}-kubernetes-workload-reports"
  parent_id           = azurerm_user_assigned_identity.kubernetes_workload_reports.id
  audience            = ["api://AzureADTokenExchange"]
  issuer              = azurerm_kubernetes_cluster.workloads.oidc_issuer_url
  subject             = "system:serviceaccount:${kubernetes_namespace_v1.main.metadata[0].name}:${kubernetes_service_account_v1.kubernetes_workload_reports.metadata[0].name}"
}

resource "kubernetes_deployment_v1" "kubernetes_workload_reports" {
  wait_for_rollout = true

  metadata {
    name      = "kubernetes-workload-reports"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-azure"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "kubernetes-workload-reports"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/kubernetes-workload-reports"
      "stackgen.io/owner"  = "group:default/team-orders"
    }
  }

  spec {
    replicas = var.kubernetes_workload_reports_min_replicas

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "kubernetes-workload-reports"
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
          "app.kubernetes.io/part-of"    = "kubernetes-workload-azure"
          "app.kubernetes.io/managed-by" = "terraform"
          environment                    = var.environment
          "app.kubernetes.io/name"       = "kubernetes-workload-reports"
          "azure.workload.identity/use"  = "true"
        }
      }

      spec {
        service_account_name             = kubernetes_service_account_v1.kubernetes_workload_reports.metadata[0].name
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
              "app.kubernetes.io/name" = "kubernetes-workload-reports"
            }
          }
        }

        container {
          name  = "kubernetes-workload-reports"
          image = "${azurerm_container_registry.main.login_server}/kubernetes-workload-reports:${var.kubernetes_workload_reports_image_tag}"

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
            name  = "KUBERNETES_WORKLOAD_API_URL"
            value = "http://kubernetes-workload-api:8080"
          }

          env {
            name  = "KUBERNETES_WORKLOAD_DB_HOST"
            value = azurerm_postgresql_flexible_server.kubernetes_workload_db.fqdn
          }

          env {
            name  = "KUBERNETES_WORKLOAD_DB_NAME"
            value = "kubernetes_workload_db"
          }

          env {
            name  = "KUBERNETES_WORKLOAD_DB_PORT"
            value = "5432"
          }

          env {
            name  = "KUBERNETES_WORKLOAD_DB_USER"
            value = azurerm_user_assigned_identity.kubernetes_workload_reports.name
          }

          resources {
            requests = {
              cpu    = var.kubernetes_workload_reports_cpu
              memory = var.kubernetes_workload_reports_memory
            }
            limits = {
              memory = var.kubernetes_workload_reports_memory
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

  depends_on = [
    azurerm_federated_identity_credential.kubernetes_workload_reports,
    azurerm_role_assignment.workloads_pull_images,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_clusters_port_443,
    azurerm_private_endpoint.kubernetes_workload_db,
    azurerm_private_dns_zone_virtual_network_link.postgres,
    azurerm_private_endpoint_application_security_group_association.kubernetes_workload_db_clusters_port_5432,
  ]
}

resource "kubernetes_service_v1" "kubernetes_workload_reports" {
  metadata {
    name      = "kubernetes-workload-reports"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-azure"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "kubernetes-workload-reports"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/kubernetes-workload-reports"
      "stackgen.io/owner"  = "group:default/team-orders"
    }
  }

  spec {
    selector = {
      "app.kubernetes.io/name" = "kubernetes-workload-reports"
    }
    type = "ClusterIP"

    port {
      name        = "http"
      port        = 8080
      target_port = "http"
    }
  }
}

resource "kubernetes_horizontal_pod_autoscaler_v2" "kubernetes_workload_reports" {
  metadata {
    name      = "kubernetes-workload-reports"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-azure"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "kubernetes-workload-reports"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/kubernetes-workload-reports"
      "stackgen.io/owner"  = "group:default/team-orders"
    }
  }

  spec {
    min_replicas = var.kubernetes_workload_reports_min_replicas
    max_replicas = var.kubernetes_workload_reports_max_replicas

    scale_target_ref {
      api_version = "apps/v1"
      kind        = "Deployment"
      name        = kubernetes_deployment_v1.kubernetes_workload_reports.metadata[0].name
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

resource "kubernetes_pod_disruption_budget_v1" "kubernetes_workload_reports" {
  metadata {
    name      = "kubernetes-workload-reports"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-azure"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "kubernetes-workload-reports"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/kubernetes-workload-reports"
      "stackgen.io/owner"  = "group:default/team-orders"
    }
  }

  spec {
    max_unavailable = "1"

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "kubernetes-workload-reports"
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "kubernetes_workload_reports_to_services" {
  metadata {
    name      = "kubernetes-workload-reports-to-services"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-azure"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }

  spec {
    policy_types = ["Egress"]

    pod_selector {
      match_labels = {
        "app.kubernetes.io/name" = "kubernetes-workload-reports"
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

resource "kubernetes_network_policy_v1" "kubernetes_workload_reports_to_endpoints" {
  metadata {
    name      = "kubernetes-workload-reports-to-endpoints"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-azure"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }

  spec {
    policy_types = ["Egress"]

    pod_selector {
      match_labels = {
        "app.kubernetes.io/name" = "kubernetes-workload-reports"
      }
    }

    egress {
      to {
        ip_block {
          cidr = cidrsubnet(var.network_cidr, 3, 1)
        }
      }

      ports {
        protocol = "TCP"
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "kubernetes_workload_reports_to_kubernetes_workload_api" {
  metadata {
    name      = "kubernetes-workload-reports-to-kubernetes-workload-api"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-azure"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }

  spec {
    policy_types = ["Egress"]

    pod_selector {
      match_labels = {
        "app.kubernetes.io/name" = "kubernetes-workload-reports"
      }
    }

    egress {
      to {
        pod_selector {
          match_labels = {
            "app.kubernetes.io/name" = "kubernetes-workload-api"
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

resource "kubernetes_network_policy_v1" "kubernetes_workload_reports_into_kubernetes_workload_api" {
  metadata {
    name      = "kubernetes-workload-api-from-kubernetes-workload-reports"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-azure"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {
      match_labels = {
        "app.kubernetes.io/name" = "kubernetes-workload-api"
      }
    }

    ingress {
      from {
        pod_selector {
          match_labels = {
            "app.kubernetes.io/name" = "kubernetes-workload-reports"
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

locals {
  kubernetes_workload_reports_tags = merge(local.tags, {
    entity = "component:default/kubernetes-workload-reports"
    owner  = "group:default/team-orders"
  })
}
