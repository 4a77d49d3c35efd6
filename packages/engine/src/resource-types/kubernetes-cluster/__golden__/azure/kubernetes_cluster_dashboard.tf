# component:default/kubernetes-cluster-dashboard
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "kubernetes_cluster_dashboard" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "kubernetes-cluster-azure-${var.environment}-kubernetes-cluster-dashboard"
  tags                = local.kubernetes_cluster_dashboard_tags
}

resource "azurerm_role_assignment" "kubernetes_cluster_dashboard_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.kubernetes_cluster_dashboard.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "kubernetes_cluster_dashboard" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "kubernetes-cluster-dashboard"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.kubernetes_cluster_dashboard_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.kubernetes_cluster_dashboard.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.kubernetes_cluster_dashboard.id
  }

  template {
    min_replicas = var.kubernetes_cluster_dashboard_min_replicas
    max_replicas = var.kubernetes_cluster_dashboard_max_replicas

    container {
      name   = "kubernetes-cluster-dashboard"
      image  = "${azurerm_container_registry.main.login_server}/kubernetes-cluster-dashboard:${var.kubernetes_cluster_dashboard_image_tag}"
      cpu    = var.kubernetes_cluster_dashboard_cpu
      memory = var.kubernetes_cluster_dashboard_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.kubernetes_cluster_dashboard.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      env {
        name  = "KUBERNETES_CLUSTER_MAIN_ENDPOINT"
        value = azurerm_kubernetes_cluster.kubernetes_cluster_main.private_fqdn
      }

      env {
        name  = "KUBERNETES_CLUSTER_MAIN_NAME"
        value = azurerm_kubernetes_cluster.kubernetes_cluster_main.name
      }
    }

    custom_scale_rule {
      name             = "cpu"
      custom_rule_type = "cpu"
      metadata = {
        type  = "Utilization"
        value = "70"
      }
    }
  }

  depends_on = [
    azurerm_role_assignment.kubernetes_cluster_dashboard_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
    azurerm_role_assignment.kubernetes_cluster_dashboard_kubernetes_cluster_main_find,
    azurerm_role_assignment.kubernetes_cluster_dashboard_kubernetes_cluster_main_read,
  ]
}

resource "azurerm_role_assignment" "kubernetes_cluster_dashboard_kubernetes_cluster_main_find" {
  scope                = azurerm_kubernetes_cluster.kubernetes_cluster_main.id
  role_definition_name = "Azure Kubernetes Service Cluster User Role"
  principal_id         = azurerm_user_assigned_identity.kubernetes_cluster_dashboard.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_role_assignment" "kubernetes_cluster_dashboard_kubernetes_cluster_main_read" {
  scope                = azurerm_kubernetes_cluster.kubernetes_cluster_main.id
  role_definition_name = "Azure Kubernetes Service RBAC Reader"
  principal_id         = azurerm_user_assigned_identity.kubernetes_cluster_dashboard.principal_id
  principal_type       = "ServicePrincipal"
}

locals {
  kubernetes_cluster_dashboard_tags = merge(local.tags, {
    entity = "component:default/kubernetes-cluster-dashboard"
    owner  = "group:default/team-platform"
  })
}
