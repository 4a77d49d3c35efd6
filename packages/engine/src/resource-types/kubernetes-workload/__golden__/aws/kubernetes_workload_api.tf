# component:default/kubernetes-workload-api
# owner: group:default/team-orders
# rule: kubernetes-workloads

locals {
  kubernetes_workload_api_tags = {
    entity = "component:default/kubernetes-workload-api"
    owner  = "group:default/team-orders"
  }
}

resource "aws_iam_role" "kubernetes_workload_api" {
  name = "kubernetes-workload-aws-${var.environment}-kubernetes-workload-api"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = ["sts:AssumeRole", "sts:TagSession"]
        Principal = {
          Service = "pods.eks.amazonaws.com"
        }
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
  tags = local.kubernetes_workload_api_tags
}

resource "kubernetes_service_account_v1" "kubernetes_workload_api" {
  automount_service_account_token = false

  metadata {
    name      = "kubernetes-workload-api"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-aws"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
    annotations = {
      "stackgen.io/entity" = "component:default/kubernetes-workload-api"
      "stackgen.io/owner"  = "group:default/team-orders"
    }
  }
}

resource "aws_eks_pod_identity_association" "kubernetes_workload_api" {
  cluster_name    = aws_eks_cluster.workloads.name
  namespace       = kubernetes_namespace_v1.main.metadata[0].name
  service_account = kubernetes_service_account_v1.kubernetes_workload_api.metadata[0].name
  role_arn        = aws_iam_role.kubernetes_workload_api.arn
  tags            = local.kubernetes_workload_api_tags
}

resource "aws_ecr_repository" "kubernetes_workload_api" {
  name                 = "kubernetes-workload-aws-${var.environment}-kubernetes-workload-api"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = false
  tags                 = local.kubernetes_workload_api_tags

  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecr_lifecycle_policy" "kubernetes_workload_api" {
  repository = aws_ecr_repository.kubernetes_workload_api.name
  policy = jsonencode({
    rules = [
      {
        rulePriority = 1
        description  = "Throw away images without a tag"
        selection = {
          tagStatus   = "untagged"
          countType   = "sinceImagePushed"
          countUnit   = "days"
          countNumber = 14
        }
        action = {
          type = "expire"
        }
      },
    ]
  })
}

resource "kubernetes_deployment_v1" "kubernetes_workload_api" {
  wait_for_rollout = true

  metadata {
    name      = "kubernetes-workload-api"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-aws"
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
          "app.kubernetes.io/part-of"    = "kubernetes-workload-aws"
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
          image = "${aws_ecr_repository.kubernetes_workload_api.repository_url}:${var.kubernetes_workload_api_image_tag}"

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
            value = aws_db_instance.kubernetes_workload_db.address
          }

          env {
            name  = "KUBERNETES_WORKLOAD_DB_LOGIN_ARN"
            value = aws_db_instance.kubernetes_workload_db.master_user_secret[0].secret_arn
          }

          env {
            name  = "KUBERNETES_WORKLOAD_DB_NAME"
            value = "kubernetes_workload_db"
          }

          env {
            name  = "KUBERNETES_WORKLOAD_DB_PASSWORD_SECRET"
            value = aws_db_instance.kubernetes_workload_db.master_user_secret[0].secret_arn
          }

          env {
            name  = "KUBERNETES_WORKLOAD_DB_PASSWORD_SECRET_KEY"
            value = "password"
          }

          env {
            name  = "KUBERNETES_WORKLOAD_DB_PORT"
            value = "5432"
          }

          env {
            name  = "KUBERNETES_WORKLOAD_DB_USER_SECRET"
            value = aws_db_instance.kubernetes_workload_db.master_user_secret[0].secret_arn
          }

          env {
            name  = "KUBERNETES_WORKLOAD_DB_USER_SECRET_KEY"
            value = "username"
          }

          env {
            name  = "KUBERNETES_WORKLOAD_KEY_VALUE_SECRET"
            value = aws_secretsmanager_secret.kubernetes_workload_key.arn
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
    aws_iam_role_policy.kubernetes_workload_api,
    aws_eks_pod_identity_association.kubernetes_workload_api,
  ]
}

resource "kubernetes_service_v1" "kubernetes_workload_api" {
  metadata {
    name      = "kubernetes-workload-api"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-aws"
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
      "app.kubernetes.io/part-of"    = "kubernetes-workload-aws"
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
      "app.kubernetes.io/part-of"    = "kubernetes-workload-aws"
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
      "app.kubernetes.io/part-of"    = "kubernetes-workload-aws"
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
          cidr = "169.254.170.23/32"
        }
      }

      ports {
        port     = "80"
        protocol = "TCP"
      }
    }
  }
}

resource "kubernetes_network_policy_v1" "kubernetes_workload_api_to_endpoints" {
  metadata {
    name      = "kubernetes-workload-api-to-endpoints"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-aws"
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
          cidr = var.vpc_cidr
        }
      }

      ports {
        port     = "443"
        protocol = "TCP"
      }
    }
  }
}

resource "aws_vpc_security_group_egress_rule" "kubernetes_workload_api_to_kubernetes_workload_db" {
  security_group_id            = aws_eks_cluster.workloads.vpc_config[0].cluster_security_group_id
  referenced_security_group_id = aws_security_group.kubernetes_workload_db.id
  description                  = "kubernetes_workload_api to kubernetes_workload_db"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  tags                         = local.kubernetes_workload_api_tags
}

resource "aws_vpc_security_group_ingress_rule" "kubernetes_workload_api_to_kubernetes_workload_db" {
  security_group_id            = aws_security_group.kubernetes_workload_db.id
  referenced_security_group_id = aws_eks_cluster.workloads.vpc_config[0].cluster_security_group_id
  description                  = "kubernetes_workload_api to kubernetes_workload_db"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  tags                         = local.kubernetes_workload_api_tags
}

resource "kubernetes_network_policy_v1" "kubernetes_workload_api_to_kubernetes_workload_db" {
  metadata {
    name      = "kubernetes-workload-api-to-kubernetes-workload-db"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "kubernetes-workload-aws"
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
          cidr = var.vpc_cidr
        }
      }

      ports {
        port     = "5432"
        protocol = "TCP"
      }
    }
  }
}

resource "aws_iam_role_policy" "kubernetes_workload_api" {
  name = "connections"
  role = aws_iam_role.kubernetes_workload_api.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ReadLogin"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_db_instance.kubernetes_workload_db.master_user_secret[0].secret_arn
      },
      {
        Sid      = "DecryptData"
        Effect   = "Allow"
        Action   = "kms:Decrypt"
        Resource = aws_kms_key.main.arn
      },
      {
        Sid    = "ReadSecrets"
        Effect = "Allow"
        Action = "secretsmanager:GetSecretValue"
        Resource = [
          aws_db_instance.kubernetes_workload_db.master_user_secret[0].secret_arn,
          aws_secretsmanager_secret.kubernetes_workload_key.arn,
        ]
      },
      {
        Sid      = "DecryptSecrets"
        Effect   = "Allow"
        Action   = "kms:Decrypt"
        Resource = aws_kms_key.main.arn
      },
    ]
  })
}
