# component:default/scheduled-job-report
# owner: group:default/team-platform
# rule: scheduled-jobs

resource "kubernetes_service_account_v1" "scheduled_job_report" {
  automount_service_account_token = false

  metadata {
    name      = "scheduled-job-report"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "scheduled-job-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
    annotations = {
      "stackgen.io/entity" = "component:default/scheduled-job-report"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }
}

resource "kubernetes_cron_job_v1" "scheduled_job_report" {
  metadata {
    name      = "scheduled-job-report"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "scheduled-job-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "scheduled-job-report"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/scheduled-job-report"
      "stackgen.io/owner"  = "group:default/team-platform"
    }
  }

  spec {
    schedule                      = "30 2 * * 1-5"
    timezone                      = "Etc/UTC"
    concurrency_policy            = "Forbid"
    successful_jobs_history_limit = 3
    failed_jobs_history_limit     = 3

    job_template {
      metadata {
        labels = {
          "app.kubernetes.io/part-of"    = "scheduled-job-civo"
          "app.kubernetes.io/managed-by" = "terraform"
          environment                    = var.environment
          "app.kubernetes.io/name"       = "scheduled-job-report"
        }
      }

      spec {
        active_deadline_seconds    = 3600
        backoff_limit              = 1
        ttl_seconds_after_finished = "259200"

        template {
          metadata {
            labels = {
              "app.kubernetes.io/part-of"    = "scheduled-job-civo"
              "app.kubernetes.io/managed-by" = "terraform"
              environment                    = var.environment
              "app.kubernetes.io/name"       = "scheduled-job-report"
            }
          }

          spec {
            restart_policy                  = "Never"
            service_account_name            = kubernetes_service_account_v1.scheduled_job_report.metadata[0].name
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
              name  = "scheduled-job-report"
              image = "${var.scheduled_job_report_image}:${var.scheduled_job_report_image_tag}"

              env {
                name  = "SCHEDULED_JOB_DB_HOST"
                value = civo_database.scheduled_job_db.private_ipv4
              }

              env {
                name  = "SCHEDULED_JOB_DB_PORT"
                value = "5432"
              }

              env {
                name  = "SCHEDULED_JOB_REPORTS_BUCKET"
                value = civo_object_store.scheduled_job_reports.name
              }

              env {
                name  = "SCHEDULED_JOB_REPORTS_ENDPOINT"
                value = "https://objectstore.fra1.civo.com"
              }

              env {
                name = "SCHEDULED_JOB_DB_PASSWORD"

                value_from {
                  secret_key_ref {
                    name = kubernetes_secret_v1.scheduled_job_report_for_scheduled_job_db.metadata[0].name
                    key  = "password"
                  }
                }
              }

              env {
                name = "SCHEDULED_JOB_DB_USER"

                value_from {
                  secret_key_ref {
                    name = kubernetes_secret_v1.scheduled_job_report_for_scheduled_job_db.metadata[0].name
                    key  = "user"
                  }
                }
              }

              env {
                name = "SCHEDULED_JOB_REPORTS_ACCESS_KEY_ID"

                value_from {
                  secret_key_ref {
                    name = kubernetes_secret_v1.scheduled_job_report_for_scheduled_job_reports.metadata[0].name
                    key  = "access_key_id"
                  }
                }
              }

              env {
                name = "SCHEDULED_JOB_REPORTS_SECRET_ACCESS_KEY"

                value_from {
                  secret_key_ref {
                    name = kubernetes_secret_v1.scheduled_job_report_for_scheduled_job_reports.metadata[0].name
                    key  = "secret_access_key"
                  }
                }
              }

              resources {
                requests = {
                  cpu    = var.scheduled_job_report_cpu
                  memory = var.scheduled_job_report_memory
                }
                limits = {
                  memory = var.scheduled_job_report_memory
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

resource "kubernetes_network_policy_v1" "scheduled_job_report_to_scheduled_job_db" {
  metadata {
    name      = "scheduled-job-report-to-scheduled-job-db"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "scheduled-job-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }

  spec {
    policy_types = ["Egress"]

    pod_selector {
      match_labels = {
        "app.kubernetes.io/name" = "scheduled-job-report"
      }
    }

    egress {
      to {
        ip_block {
          cidr = "${civo_database.scheduled_job_db.private_ipv4}/32"
        }
      }

      ports {
        port     = "5432"
        protocol = "TCP"
      }
    }
  }
}

resource "kubernetes_secret_v1" "scheduled_job_report_for_scheduled_job_db" {
  type = "Opaque"
  data = {
    user     = civo_database.scheduled_job_db.username
    password = civo_database.scheduled_job_db.password
  }

  metadata {
    name      = "scheduled-job-report-for-scheduled-job-db"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "scheduled-job-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }
}

resource "kubernetes_network_policy_v1" "scheduled_job_report_to_scheduled_job_reports" {
  metadata {
    name      = "scheduled-job-report-to-scheduled-job-reports"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "scheduled-job-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }

  spec {
    policy_types = ["Egress"]

    pod_selector {
      match_labels = {
        "app.kubernetes.io/name" = "scheduled-job-report"
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

resource "kubernetes_secret_v1" "scheduled_job_report_for_scheduled_job_reports" {
  type = "Opaque"
  data = {
    access_key_id     = civo_object_store_credential.scheduled_job_reports.access_key_id
    secret_access_key = civo_object_store_credential.scheduled_job_reports.secret_access_key
  }

  metadata {
    name      = "scheduled-job-report-for-scheduled-job-reports"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "scheduled-job-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }
}
