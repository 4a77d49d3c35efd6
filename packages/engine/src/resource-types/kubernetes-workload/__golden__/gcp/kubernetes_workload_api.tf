# component:default/kubernetes-workload-api
# owner: group:default/team-orders
# rule: kubernetes-workloads

locals {
  kubernetes_workload_api_labels = {
    entity = "component_default_kubernetes-workload-api"
    owner  = "group_default_team-orders"
  }
}

resource "google_service_account" "kubernetes_workload_api" {
  account_id   = "kuber-${var.environment}-kubern-25aab2"
  display_name = "kubernetes-workload-api"
  description  = "Identity of kubernetes_workload_api"

  depends_on = [google_project_service.main]
}

resource "kubernetes_service_account_v1" "kubernetes_workload_api" {
  automount_service_account_token = false

  metadata {
    name      = "kubernetes-workload-api"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-gcp"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
    annotations = {
      "stackgen.io/entity"             = "component:default/kubernetes-workload-api"
      "stackgen.io/owner"              = "group:default/team-orders"
      "iam.gke.io/gcp-service-account" = google_service_account.kubernetes_workload_api.email
    }
  }
}

resource "google_service_account_iam_member" "kubernetes_workload_api" {
  service_account_id = "projects/${var.project_id}/serviceAccounts/${google_service_account.kubernetes_workload_api.email}"
  role               = "roles/iam.workloadIdentityUser"
  member             = "serviceAccount:${var.project_id}.svc.id.goog[${kubernetes_namespace_v1.main.metadata[0].name}/${kubernetes_service_account_v1.kubernetes_workload_api.metadata[0].name}]"

  depends_on = [google_container_cluster.workloads]
}

resource "google_artifact_registry_repository" "kubernetes_workload_api" {
  repository_id          = "kubernetes-workload-gcp-${var.environment}-kubernetes-workload-api"
  location               = "europe-west3"
  description            = "Images of kubernetes_workload_api"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.kubernetes_workload_api_labels

  docker_config {
    immutable_tags = true
  }

  cleanup_policies {
    id     = "untagged"
    action = "DELETE"

    condition {
      tag_state  = "UNTAGGED"
      older_than = "1209600s"
    }
  }

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [google_kms_crypto_key_iam_member.artifactregistry]
}

resource "google_artifact_registry_repository_iam_member" "kubernetes_workload_api_pull" {
  location   = google_artifact_registry_repository.kubernetes_workload_api.location
  repository = google_artifact_registry_repository.kubernetes_workload_api.name
  role       = "roles/artifactregistry.reader"
  member     = google_service_account.workloads.member
}

resource "kubernetes_deployment_v1" "kubernetes_workload_api" {
  wait_for_rollout = true

  metadata {
    name      = "kubernetes-workload-api"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-gcp"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "kubernetes-workload-api"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/kubernetes-workload-api"
      "stackgen.io/owner"  = "group:default/team-orders"
    }
  }

  spec {
    replicas = var.kubernetes_workload_api_min_replicas

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "kubernetes-workload-api"
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
          "app.kubernetes.io/part-of"    = "kubernetes-workload-gcp"
          "app.kubernetes.io/managed-by" = "terraform"
          environment                    = var.environment
          "app.kubernetes.io/name"       = "kubernetes-workload-api"
        }
      }

      spec {
        service_account_name             = kubernetes_service_account_v1.kubernetes_workload_api.metadata[0].name
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
              "app.kubernetes.io/name" = "kubernetes-workload-api"
            }
          }
        }

        container {
          name  = "kubernetes-workload-api"
          image = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.kubernetes_workload_api.repository_id}/app:${var.kubernetes_workload_api_image_tag}"

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
            name  = "KUBERNETES_WORKLOAD_DB_HOST"
            value = google_sql_database_instance.kubernetes_workload_db.private_ip_address
          }

          env {
            name  = "KUBERNETES_WORKLOAD_DB_INSTANCE"
            value = google_sql_database_instance.kubernetes_workload_db.connection_name
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
            value = google_sql_user.kubernetes_workload_api_in_kubernetes_workload_db.name
          }

          env {
            name  = "KUBERNETES_WORKLOAD_KEY_VALUE_SECRET"
            value = google_secret_manager_secret.kubernetes_workload_key.id
          }

          resources {
            requests = {
              cpu    = var.kubernetes_workload_api_cpu
              memory = var.kubernetes_workload_api_memory
            }
            limits = {
              memory = var.kubernetes_workload_api_memory
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
    google_service_account_iam_member.kubernetes_workload_api,
    google_artifact_registry_repository_iam_member.kubernetes_workload_api_pull,
    google_compute_firewall.kubernetes_workload_api_to_kubernetes_workload_db,
    google_project_iam_member.kubernetes_workload_api_connect_to_kubernetes_workload_db,
    google_project_iam_member.kubernetes_workload_api_sign_in_to_kubernetes_workload_db,
    google_secret_manager_secret_iam_member.kubernetes_workload_api_read_kubernetes_workload_key,
  ]
}

resource "kubernetes_service_v1" "kubernetes_workload_api" {
  metadata {
    name      = "kubernetes-workload-api"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-gcp"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "kubernetes-workload-api"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/kubernetes-workload-api"
      "stackgen.io/owner"  = "group:default/team-orders"
    }
  }

  spec {
    selector = {
      "app.kubernetes.io/name" = "kubernetes-workload-api"
    }
    type = "ClusterIP"

    port {
      name        = "http"
      port        = 8080
      target_port = "http"
    }
  }
}

resource "kubernetes_horizontal_pod_autoscaler_v2" "kubernetes_workload_api" {
  metadata {
    name      = "kubernetes-workload-api"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-gcp"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "kubernetes-workload-api"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/kubernetes-workload-api"
      "stackgen.io/owner"  = "group:default/team-orders"
    }
  }

  spec {
    min_replicas = var.kubernetes_workload_api_min_replicas
    max_replicas = var.kubernetes_workload_api_max_replicas

    scale_target_ref {
      api_version = "apps/v1"
      kind        = "Deployment"
      name        = kubernetes_deployment_v1.kubernetes_workload_api.metadata[0].name
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

resource "kubernetes_pod_disruption_budget_v1" "kubernetes_workload_api" {
  metadata {
    name      = "kubernetes-workload-api"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-gcp"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
      "app.kubernetes.io/name"       = "kubernetes-workload-api"
    }
    annotations = {
      "stackgen.io/entity" = "component:default/kubernetes-workload-api"
      "stackgen.io/owner"  = "group:default/team-orders"
    }
  }

  spec {
    max_unavailable = "1"

    selector {
      match_labels = {
        "app.kubernetes.io/name" = "kubernetes-workload-api"
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "kubernetes_workload_api_to_identity" {
  metadata {
    name      = "kubernetes-workload-api-to-identity"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-gcp"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }

  spec {
    policy_types = ["Egress"]

    pod_selector {
      match_labels = {
        "app.kubernetes.io/name" = "kubernetes-workload-api"
      }
    }

    egress {
      to {
        ip_block {
          cidr = "169.254.169.254/32"
        }
      }

      ports {
        port     = "80"
        protocol = "TCP"
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "kubernetes_workload_api_to_services" {
  metadata {
    name      = "kubernetes-workload-api-to-services"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-gcp"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }

  spec {
    policy_types = ["Egress"]

    pod_selector {
      match_labels = {
        "app.kubernetes.io/name" = "kubernetes-workload-api"
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

resource "google_compute_firewall" "kubernetes_workload_api_to_kubernetes_workload_db" {
  name        = "kubernetes-workload-gc-${var.environment}-kubernetes-workload-ap-292d25"
  description = "kubernetes_workload_api to kubernetes_workload_db"
  network     = google_compute_network.main.id
  direction   = "EGRESS"
  target_tags = ["kubernetes-w-${var.environment}-workloads-e06c55"]
  destination_ranges = [
    "${google_sql_database_instance.kubernetes_workload_db.private_ip_address}/32",
  ]

  allow {
    protocol = "tcp"
    ports    = ["3307", "5432"]
  }
}

resource "kubernetes_network_policy_v1" "kubernetes_workload_api_to_kubernetes_workload_db" {
  metadata {
    name      = "kubernetes-workload-api-to-kubernetes-workload-db"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-gcp"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }

  spec {
    policy_types = ["Egress"]

    pod_selector {
      match_labels = {
        "app.kubernetes.io/name" = "kubernetes-workload-api"
      }
    }

    egress {
      to {
        ip_block {
          cidr = "${google_sql_database_instance.kubernetes_workload_db.private_ip_address}/32"
        }
      }

      ports {
        port     = "3307"
        protocol = "TCP"
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "kubernetes_workload_api_to_kubernetes_workload_db_5432" {
  metadata {
    name      = "kubernetes-workload-api-to-kubernetes-workload-db-5432"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-gcp"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }

  spec {
    policy_types = ["Egress"]

    pod_selector {
      match_labels = {
        "app.kubernetes.io/name" = "kubernetes-workload-api"
      }
    }

    egress {
      to {
        ip_block {
          cidr = "${google_sql_database_instance.kubernetes_workload_db.private_ip_address}/32"
        }
      }

      ports {
        port     = "5432"
        protocol = "TCP"
      }
    }
  }
}

resource "google_project_iam_member" "kubernetes_workload_api_connect_to_kubernetes_workload_db" {
  project = var.project_id
  role    = "roles/cloudsql.client"
  member  = google_service_account.kubernetes_workload_api.member

  condition {
    title      = "only ${google_sql_database_instance.kubernetes_workload_db.name}"
    expression = "resource.service == \"sqladmin.googleapis.com\" && resource.name == \"projects/${var.project_id}/instances/${google_sql_database_instance.kubernetes_workload_db.name}\""
  }
}

resource "google_project_iam_member" "kubernetes_workload_api_sign_in_to_kubernetes_workload_db" {
  project = var.project_id
  role    = "roles/cloudsql.instanceUser"
  member  = google_service_account.kubernetes_workload_api.member

  condition {
    title      = "only ${google_sql_database_instance.kubernetes_workload_db.name}"
    expression = "resource.service == \"sqladmin.googleapis.com\" && resource.name == \"projects/${var.project_id}/instances/${google_sql_database_instance.kubernetes_workload_db.name}\""
  }
}

resource "google_sql_user" "kubernetes_workload_api_in_kubernetes_workload_db" {
  name            = trimsuffix(google_service_account.kubernetes_workload_api.email, ".gserviceaccount.com")
  instance        = google_sql_database_instance.kubernetes_workload_db.name
  type            = "CLOUD_IAM_SERVICE_ACCOUNT"
  deletion_policy = "ABANDON"
}

resource "google_secret_manager_secret_iam_member" "kubernetes_workload_api_read_kubernetes_workload_key" {
  secret_id = google_secret_manager_secret.kubernetes_workload_key.secret_id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.kubernetes_workload_api.member
}
