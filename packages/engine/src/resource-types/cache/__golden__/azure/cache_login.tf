# component:default/cache-login
# owner: group:default/team-platform
# rule: services

resource "azurerm_user_assigned_identity" "cache_login" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "cache-azure-${var.environment}-cache-login"
  tags                = local.cache_login_tags
}

resource "azurerm_role_assignment" "cache_login_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.cache_login.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "cache_login" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "cache-login"
  container_app_environment_id = azurerm_container_app_environment.main.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.cache_login_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.cache_login.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.cache_login.id
  }

  template {
    min_replicas = var.cache_login_min_replicas
    max_replicas = var.cache_login_max_replicas

    container {
      name   = "cache-login"
      image  = "${azurerm_container_registry.main.login_server}/cache-login:${var.cache_login_image_tag}"
      cpu    = var.cache_login_cpu
      memory = var.cache_login_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.cache_login.client_id
      }

      env {
        name  = "PORT"
        value = "8080"
      }

      env {
        name  = "CACHE_SESSIONS_HOST"
        value = azurerm_managed_redis.cache_sessions.hostname
      }

      env {
        name  = "CACHE_SESSIONS_PORT"
        value = "10000"
      }

      env {
        name  = "CACHE_SESSIONS_TLS"
        value = "true"
      }

      env {
        name  = "CACHE_SESSIONS_URL"
        value = "rediss://${azurerm_managed_redis.cache_sessions.hostname}:10000"
      }

      env {
        name  = "CACHE_SESSIONS_USER"
        value = azurerm_user_assigned_identity.cache_login.principal_id
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
    azurerm_role_assignment.cache_login_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_port_443,
    azurerm_private_endpoint.cache_sessions,
    azurerm_private_dns_zone_virtual_network_link.redis,
    azurerm_private_endpoint_application_security_group_association.cache_sessions_port_10000,
    azurerm_resource_group_template_deployment.cache_login_on_cache_sessions,
  ]
}

resource "azurerm_resource_group_template_deployment" "cache_login_on_cache_sessions" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "cache-azure-${var.environment}-cache-login-on-cache-sessions"
  deployment_mode     = "Incremental"
  template_content = jsonencode({
    "$schema"      = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"
    contentVersion = "1.0.0.0"
    resources = [
      {
        type       = "Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments"
        apiVersion = "2025-04-01"
        name       = "${azurerm_managed_redis.cache_sessions.name}/default/cacheazure${var.environment}cachelogin"
        properties = {
          accessPolicyName = "default"
          user = {
            objectId = azurerm_user_assigned_identity.cache_login.principal_id
          }
        }
      },
    ]
  })
  tags = local.cache_login_tags

  depends_on = [azurerm_private_endpoint.cache_sessions]
}

locals {
  cache_login_tags = merge(local.tags, {
    entity = "component:default/cache-login"
    owner  = "group:default/team-platform"
  })
}
