# component:default/catalog-service
# owner: group:default/shop-team
# rule: services

resource "azurerm_user_assigned_identity" "catalog_service" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "web-shop-azure-${var.environment}-catalog-service"
  tags                = local.catalog_service_tags
}

resource "azurerm_role_assignment" "catalog_service_pull" {
  scope                = azurerm_container_registry.main.id
  role_definition_name = "AcrPull"
  principal_id         = azurerm_user_assigned_identity.catalog_service.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_container_app" "catalog_service" {
  resource_group_name          = azurerm_resource_group.main.name
  name                         = "catalog-service"
  container_app_environment_id = azurerm_container_app_environment.public.id
  revision_mode                = "Single"
  workload_profile_name        = "Consumption"
  max_inactive_revisions       = 10
  tags                         = local.catalog_service_tags

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.catalog_service.id]
  }

  registry {
    server   = azurerm_container_registry.main.login_server
    identity = azurerm_user_assigned_identity.catalog_service.id
  }

  ingress {
    external_enabled           = true
    target_port                = 8080
    transport                  = "auto"
    allow_insecure_connections = false

    traffic_weight {
      latest_revision = true
      percentage      = 100
    }
  }

  template {
    min_replicas = var.catalog_service_min_replicas
    max_replicas = var.catalog_service_max_replicas

    container {
      name   = "catalog-service"
      image  = "${azurerm_container_registry.main.login_server}/catalog-service:${var.catalog_service_image_tag}"
      cpu    = var.catalog_service_cpu
      memory = var.catalog_service_memory

      env {
        name  = "AZURE_CLIENT_ID"
        value = azurerm_user_assigned_identity.catalog_service.client_id
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
        value = azurerm_user_assigned_identity.catalog_service.principal_id
      }

      env {
        name  = "CATALOG_DB_HOST"
        value = azurerm_postgresql_flexible_server.catalog_db.fqdn
      }

      env {
        name  = "CATALOG_DB_NAME"
        value = "catalog_db"
      }

      env {
        name  = "CATALOG_DB_PORT"
        value = "5432"
      }

      env {
        name  = "CATALOG_DB_USER"
        value = azurerm_user_assigned_identity.catalog_service.name
      }

      env {
        name  = "PRODUCT_MEDIA_ACCOUNT"
        value = azurerm_storage_account.product_media.name
      }

      env {
        name  = "PRODUCT_MEDIA_NAME"
        value = azurerm_storage_container.product_media.name
      }

      env {
        name  = "PRODUCT_MEDIA_URL"
        value = "${azurerm_storage_account.product_media.primary_blob_endpoint}${azurerm_storage_container.product_media.name}"
      }

      liveness_probe {
        transport = "TCP"
        port      = 8080
      }

      readiness_probe {
        transport = "HTTP"
        port      = 8080
        path      = "/actuator/health"
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
    azurerm_role_assignment.catalog_service_pull,
    azurerm_private_endpoint.registry,
    azurerm_private_dns_zone_virtual_network_link.registry,
    azurerm_private_endpoint_application_security_group_association.registry_public_port_443,
    azurerm_private_endpoint.catalog_cache,
    azurerm_private_dns_zone_virtual_network_link.redis,
    azurerm_private_endpoint_application_security_group_association.catalog_cache_public_port_10000,
    azurerm_resource_group_template_deployment.catalog_service_on_catalog_cache,
    azurerm_private_endpoint.catalog_db,
    azurerm_private_dns_zone_virtual_network_link.postgres,
    azurerm_private_endpoint_application_security_group_association.catalog_db_public_port_5432,
    azurerm_private_endpoint.product_media,
    azurerm_private_dns_zone_virtual_network_link.blob,
    azurerm_private_endpoint_application_security_group_association.product_media_public_port_443,
    azurerm_role_assignment.catalog_service_product_media_read,
  ]
}

resource "azurerm_resource_group_template_deployment" "catalog_service_on_catalog_cache" {
  resource_group_name = azurerm_resource_group.main.name
  name                = "web-shop-azure-${var.environment}-catalog-service-on-catalog-cache"
  deployment_mode     = "Incremental"
  template_content = jsonencode({
    "$schema"      = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"
    contentVersion = "1.0.0.0"
    resources = [
      {
        type       = "Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments"
        apiVersion = "2025-04-01"
        name       = "${azurerm_managed_redis.catalog_cache.name}/default/webshopazure${var.environment}catalogservice"
        properties = {
          accessPolicyName = "default"
          user = {
            objectId = azurerm_user_assigned_identity.catalog_service.principal_id
          }
        }
      },
    ]
  })
  tags = local.catalog_service_tags

  depends_on = [azurerm_private_endpoint.catalog_cache]
}

resource "azurerm_role_assignment" "catalog_service_product_media_read" {
  scope                = azurerm_storage_account.product_media.id
  role_definition_name = "Storage Blob Data Reader"
  principal_id         = azurerm_user_assigned_identity.catalog_service.principal_id
  principal_type       = "ServicePrincipal"
}

locals {
  catalog_service_tags = merge(local.tags, {
    entity = "component:default/catalog-service"
    owner  = "group:default/shop-team"
  })
}
