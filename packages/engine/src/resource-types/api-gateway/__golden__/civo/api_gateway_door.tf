# component:default/api-gateway-door
# owner: group:default/team-platform
# rule: api-gateways

resource "kubernetes_ingress_v1" "api_gateway_door" {
  metadata {
    name      = "api-gateway-door"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "api-gateway-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
    annotations = {
      "stackgen.io/entity"                               = "component:default/api-gateway-door"
      "stackgen.io/owner"                                = "group:default/team-platform"
      "traefik.ingress.kubernetes.io/router.entrypoints" = "websecure"
      "traefik.ingress.kubernetes.io/router.tls"         = "true"
    }
  }

  spec {
    ingress_class_name = "traefik"

    tls {
      hosts       = [var.api_gateway_door_domain_name]
      secret_name = "api-gateway-door-tls"
    }

    rule {
      host = var.api_gateway_door_domain_name

      http {
        path {
          path      = "/api/orders"
          path_type = "Prefix"

          backend {
            service {
              name = kubernetes_service_v1.api_gateway_orders.metadata[0].name

              port {
                number = 8080
              }
            }
          }
        }

        path {
          path      = "/api-gateway-prices"
          path_type = "Prefix"

          backend {
            service {
              name = kubernetes_service_v1.api_gateway_prices.metadata[0].name

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

resource "civo_dns_domain_record" "api_gateway_door" {
  domain_id = data.civo_dns_domain_name.public.id
  type      = "CNAME"
  name      = var.api_gateway_door_dns_name
  value     = civo_kubernetes_cluster.main.dns_entry
  ttl       = 600
}

resource "kubernetes_network_policy_v1" "api_gateway_door_to_api_gateway_orders" {
  metadata {
    name      = "api-gateway-orders-from-api-gateway-door"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "api-gateway-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {
      match_labels = {
        "app.kubernetes.io/name" = "api-gateway-orders"
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

resource "kubernetes_network_policy_v1" "api_gateway_door_to_api_gateway_prices" {
  metadata {
    name      = "api-gateway-prices-from-api-gateway-door"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/part-of"    = "api-gateway-civo"
      "app.kubernetes.io/managed-by" = "terraform"
      environment                    = var.environment
    }
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {
      match_labels = {
        "app.kubernetes.io/name" = "api-gateway-prices"
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
