# component:default/recommendations
# owner: group:default/data-team
# rule: services

resource "azurerm_user_assigned_identity" "recommendations" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "web-shop-azure-${var.environment}-recommendations"
  tags                = local.recommendations_tags
}

resource "azurerm_role_assignment" "recommendations_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.recommendations.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "recommendations" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "recommendations"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.recommendations_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.recommendations.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.recommendations.id
  }

  template {
    min_replicas = var.recommendations_min_replicas
    max_replicas = var.recommendations_max_replicas

    container {
      name   = "recommendations"
      image  = "${azurerm_container_registry.main.login_server}/recommendations:${var.recommendations_image_tag}"
      cpu    = var.recommendations_cpu
      memory = var.recommendations_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.recommendations.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      env {
        name  = "CATALOG_CACHE_HOST"
        value = azurerm_managed_redis.catalog_cache.hostname
      }

      env {
        name  = "CATALOG_CACHE_PORT"
        value = "10000"
      }

      env {
        name  = "CATALOG_CACHE_TLS"
        value = "true"
      }

      env {
        name  = "CATALOG_CACHE_URL"
        value = "rediss://${azurerm_managed_redis.catalog_cache.hostname}:10000"
      }

      env {
        name  = "CATALOG_CACHE_USER"
        value = azurerm_user_assigned_identity.recommendations.principal_id
      }

      env {
        name  = "CATALOG_SERVICE_URL"
        value = "https://catalog-service.${azurerm_container_app_environment.public.default_domain}"
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
    azurerm_role_assignment.recommendations_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
    azurerm_private_endpoint.catalog_cache,
    azurerm_private_dns_zone_virtual_network_link.redis,
    azurerm_private_endpoint_application_security_group_association.catalog_cache_port_10000,
    azurerm_resource_group_template_deployment.recommendations_on_catalog_cache,
  ]
}

resource "azurerm_resource_group_template_deployment" "recommendations_on_catalog_cache" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "web-shop-azure-${var.environment}-recommendations-on-catalog-cache"
  deployment_mode     = "Incremental"
  template_content = jsonencode({
    "$schema"      = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"
    contentVersion = "1.0.0.0"
    resources = [
      {
        type       = "Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments"
        apiVersion = "2025-04-01"
        name       = "${azurerm_managed_redis.catalog_cache.name}/default/webshopazure${var.environment}recommendations"
        properties = {
          accessPolicyName = "default"
          user = {
            objectId = azurerm_user_assigned_identity.recommendations.principal_id
          }
        }
      },
    ]
  })
  tags = local.recommendations_tags

  depends_on = [azurerm_resource_group_template_deployment.catalog_service_on_catalog_cache]
}

locals {
  recommendations_tags = merge(local.tags, {
    entity = "component:default/recommendations"
    owner  = "group:default/data-team"
  })
}
