# component:default/container-service-labels
# owner: group:default/team-platform
# rule: scheduled-jobs

resource "kubernetes_service_account_v1" "container_service_labels" {
  automount_service_account_token = false

  metadata {
    name      = "container-service-labels"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "container-service-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
    annotations = {
      "stackgen.io/entity" = "component:default/container-service-labels"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }
}

resource "kubernetes_cron_job_v1" "container_service_labels" {
  metadata {
    name      = "container-service-labels"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "container-service-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "container-service-labels"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/container-service-labels"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    schedule                      = "0 3 * * *"
    timezone                      = "Etc/UTC"
    concurrency_policy            = "Forbid"
    successful_jobs_history_limit = 3
    failed_jobs_history_limit     = 3

    job_template {
      metadata {
        labels = {
          "app.kubernetes.io/part-of"    = "container-service-civo"
          "app.kubernetes.io/managed-by" = "terraform"
          environment                    = var.environment
          "app.kubernetes.io/name"       = "container-service-labels"
        }
      }

      spec {
        active_deadline_seconds    = 3600
        backoff_limit              = 1
        ttl_seconds_after_finished = "259200"

        template {
          metadata {
            labels = {
              "app.kubernetes.io/part-of"    = "container-service-civo"
              "app.kubernetes.io/managed-by" = "terraform"
              environment                    = var.environment
              "app.kubernetes.io/name"       = "container-service-labels"
            }
          }

          spec {
            restart_policy                  = "Never"
            service_account_name            = kubernetes_service_account_v1.container_service_labels.metadata[0].name
            automount_service_account_token = false
            enable_service_links            = false

            security_context {
              run_as_non_root = true
              run_as_user     = "10001"
              run_as_group    = "10001"
              fs_group        = "10001"

              seccomp_profile {
                type = "RuntimeDefault"
              }
            }

            container {
              name  = "container-service-labels"
              image = "${var.container_service_labels_image}:${var.container_service_labels_image_tag}"

              env {
                name  = "CONTAINER_SERVICE_PRICES_URL"
                value = "http://container-service-prices:8080"
              }

              resources {
                requests = {
                  cpu    = var.container_service_labels_cpu
                  memory = var.container_service_labels_memory
                }
                limits = {
                  memory = var.container_service_labels_memory
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
    }
  }
}

resource "kubernetes_network_policy_v1" "container_service_labels_to_container_service_prices" {
  metadata {
    name      = "container-service-labels-to-container-service-prices"
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
        "app.kubernetes.io/name" = "container-service-labels"
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

resource "kubernetes_network_policy_v1" "container_service_labels_into_container_service_prices" {
  metadata {
    name      = "container-service-prices-from-container-service-labels"
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
            "app.kubernetes.io/name" = "container-service-labels"
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
