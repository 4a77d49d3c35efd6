# component:default/static-website-pages
# owner: group:default/team-platform
# rule: websites

#trivy:ignore:AZU-0012
resource "azurerm_storage_account" "static_website_pages" {
  #checkov:skip=CKV_AZURE_33:It has no queues; access to objects is logged by Azure Monitor.
  #checkov:skip=CKV2_AZURE_1:Microsoft’s keys encrypt it; an own key is a choice of the organization.
  #checkov:skip=CKV2_AZURE_21:A diagnostic setting sends its logs to the workspace.
  #checkov:skip=CKV_AZURE_35:Its files are on the internet anyway; only the identity of the release pipeline can change them.
  #checkov:skip=CKV_AZURE_59:Its files are on the internet anyway; only the identity of the release pipeline can change them.
  #checkov:skip=CKV2_AZURE_33:Front Door and the release pipeline are outside the network.
  resource_group_name               = azurerm_resource_group.main.name
  location                          = azurerm_resource_group.main.location
  name                              = "staticwebsitepages${local.unique_suffix}"
  account_kind                      = "StorageV2"
  account_tier                      = "Standard"
  account_replication_type          = "GRS"
  min_tls_version                   = "TLS1_2"
  https_traffic_only_enabled        = true
  infrastructure_encryption_enabled = true
  shared_access_key_enabled         = false
  default_to_oauth_authentication   = true
  local_user_enabled                = false
  allow_nested_items_to_be_public   = false
  cross_tenant_replication_enabled  = false
  public_network_access_enabled     = true
  tags                              = local.static_website_pages_tags

  blob_properties {
    versioning_enabled = true

    delete_retention_policy {
      days = 30
    }

    container_delete_retention_policy {
      days = 30
    }
  }
}

resource "azurerm_storage_account_static_website" "static_website_pages" {
  storage_account_id = azurerm_storage_account.static_website_pages.id
  index_document     = "index.html"
  error_404_document = "index.html"
}

resource "azurerm_monitor_diagnostic_setting" "static_website_pages" {
  name                       = "logs"
  target_resource_id         = "${azurerm_storage_account.static_website_pages.id}/blobServices/default"
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_log {
    category = "StorageRead"
  }

  enabled_log {
    category = "StorageWrite"
  }

  enabled_log {
    category = "StorageDelete"
  }
}

resource "azurerm_management_lock" "static_website_pages" {
  name       = "keep"
  scope      = azurerm_storage_account.static_website_pages.id
  lock_level = "CanNotDelete"
  notes      = "Deletion protection is on."

  depends_on = [azurerm_monitor_diagnostic_setting.static_website_pages]
}

resource "azurerm_cdn_frontdoor_rule_set" "static_website_pages" {
  name                     = "staticwebsiteazure${var.environment}staticwebsitepages"
  cdn_frontdoor_profile_id = azurerm_cdn_frontdoor_profile.main.id
}

resource "azurerm_cdn_frontdoor_rule" "static_website_pages_headers" {
  name                      = "headers"
  cdn_frontdoor_rule_set_id = azurerm_cdn_frontdoor_rule_set.static_website_pages.id
  order                     = 1
  behavior_on_match         = "Continue"

  actions {
    response_header_action {
      header_action = "Overwrite"
      header_name   = "Content-Security-Policy"
      value         = "base-uri 'self'; frame-ancestors 'self'; object-src 'none'; upgrade-insecure-requests"
    }

    response_header_action {
      header_action = "Overwrite"
      header_name   = "Referrer-Policy"
      value         = "strict-origin-when-cross-origin"
    }

    response_header_action {
      header_action = "Overwrite"
      header_name   = "Strict-Transport-Security"
      value         = "max-age=31536000"
    }

    response_header_action {
      header_action = "Overwrite"
      header_name   = "X-Content-Type-Options"
      value         = "nosniff"
    }

    response_header_action {
      header_action = "Overwrite"
      header_name   = "X-Frame-Options"
      value         = "SAMEORIGIN"
    }
  }
}

resource "azurerm_cdn_frontdoor_rule" "static_website_pages_pages" {
  name                      = "pages"
  cdn_frontdoor_rule_set_id = azurerm_cdn_frontdoor_rule_set.static_website_pages.id
  order                     = 2
  behavior_on_match         = "Stop"

  conditions {
    url_file_extension_condition {
      operator     = "LessThan"
      match_values = ["1"]
    }
  }

  actions {
    url_rewrite_action {
      source_pattern          = "/"
      destination             = "/index.html"
      preserve_unmatched_path = false
    }
  }
}

resource "azurerm_cdn_frontdoor_endpoint" "static_website_pages" {
  name                     = "static-websit-${var.environment}-static-website-e219a2"
  cdn_frontdoor_profile_id = azurerm_cdn_frontdoor_profile.main.id
  tags                     = local.static_website_pages_tags
}

resource "azurerm_cdn_frontdoor_origin_group" "static_website_pages" {
  name                     = "static-website-azure-${var.environment}-static-website-pages"
  cdn_frontdoor_profile_id = azurerm_cdn_frontdoor_profile.main.id
  session_affinity_enabled = false

  load_balancing {}
}

resource "azurerm_cdn_frontdoor_origin" "static_website_pages" {
  name                           = "static-website-azure-${var.environment}-static-website-pages"
  cdn_frontdoor_origin_group_id  = azurerm_cdn_frontdoor_origin_group.static_website_pages.id
  enabled                        = true
  host_name                      = azurerm_storage_account.static_website_pages.primary_web_host
  origin_host_header             = azurerm_storage_account.static_website_pages.primary_web_host
  certificate_name_check_enabled = true
}

resource "azurerm_cdn_frontdoor_route" "static_website_pages" {
  name                          = "static-website-azure-${var.environment}-static-website-pages"
  cdn_frontdoor_endpoint_id     = azurerm_cdn_frontdoor_endpoint.static_website_pages.id
  cdn_frontdoor_origin_group_id = azurerm_cdn_frontdoor_origin_group.static_website_pages.id
  cdn_frontdoor_origin_ids      = [azurerm_cdn_frontdoor_origin.static_website_pages.id]
  cdn_frontdoor_rule_set_ids    = [azurerm_cdn_frontdoor_rule_set.static_website_pages.id]
  link_to_default_domain        = true
  patterns_to_match             = ["/*"]
  supported_protocols           = ["Http", "Https"]
  https_redirect_enabled        = true
  forwarding_protocol           = "HttpsOnly"

  cache {
    query_string_caching_behavior = "IgnoreQueryString"
    compression_enabled           = true
    content_types_to_compress = [
      "application/javascript",
      "application/json",
      "application/xml",
      "font/otf",
      "font/ttf",
      "image/svg+xml",
      "text/css",
      "text/html",
      "text/javascript",
      "text/plain",
      "text/xml",
    ]
  }

  depends_on = [
    azurerm_cdn_frontdoor_rule.static_website_pages_headers,
    azurerm_cdn_frontdoor_rule.static_website_pages_pages,
  ]
}

locals {
  static_website_pages_tags = merge(local.tags, {
    entity = "component:default/static-website-pages"
    owner  = "group:default/team-platform"
  })
}
