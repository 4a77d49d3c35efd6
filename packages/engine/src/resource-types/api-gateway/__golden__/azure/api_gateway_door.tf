# component:default/api-gateway-door
# owner: group:default/team-platform
# rule: api-gateways

resource "azurerm_api_management" "api_gateway_door" {
  #checkov:skip=CKV_AZURE_152:This tier asks for certificates of clients by policies only.
  #checkov:skip=CKV_AZURE_174:It is the door to the internet.
  resource_group_name           = azurerm_resource_group.main.name
  location                      = azurerm_resource_group.main.location
  name                          = "api-gateway-door-${local.unique_suffix}"
  publisher_name                = "api-gateway-azure"
  publisher_email               = var.api_gateway_door_publisher_email
  sku_name                      = "StandardV2_1"
  public_network_access_enabled = true
  virtual_network_type          = "External"
  tags                          = local.api_gateway_door_tags

  virtual_network_configuration {
    subnet_id = azurerm_subnet.gateways.id
  }

  security {
    backend_ssl30_enabled                               = false
    backend_tls10_enabled                               = false
    backend_tls11_enabled                               = false
    frontend_ssl30_enabled                              = false
    frontend_tls10_enabled                              = false
    frontend_tls11_enabled                              = false
    tls_ecdhe_ecdsa_with_aes128_cbc_sha_ciphers_enabled = false
    tls_ecdhe_ecdsa_with_aes256_cbc_sha_ciphers_enabled = false
    tls_ecdhe_rsa_with_aes128_cbc_sha_ciphers_enabled   = false
    tls_ecdhe_rsa_with_aes256_cbc_sha_ciphers_enabled   = false
    tls_rsa_with_aes128_cbc_sha256_ciphers_enabled      = false
    tls_rsa_with_aes128_cbc_sha_ciphers_enabled         = false
    tls_rsa_with_aes128_gcm_sha256_ciphers_enabled      = false
    tls_rsa_with_aes256_cbc_sha256_ciphers_enabled      = false
    tls_rsa_with_aes256_cbc_sha_ciphers_enabled         = false
    tls_rsa_with_aes256_gcm_sha384_ciphers_enabled      = false
    triple_des_ciphers_enabled                          = false
  }

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [azurerm_subnet_network_security_group_association.gateways]
}

resource "azurerm_monitor_diagnostic_setting" "api_gateway_door" {
  name                       = "logs"
  target_resource_id         = azurerm_api_management.api_gateway_door.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_log {
    category = "GatewayLogs"
  }
}

resource "azurerm_api_management_policy" "api_gateway_door" {
  api_management_id = azurerm_api_management.api_gateway_door.id
  xml_content = join("\n", [
    "<policies>",
    "  <inbound>",
    "    <rate-limit-by-key calls=\"200\" renewal-period=\"2\" counter-key=\"everybody\" />",
    "    <cors allow-credentials=\"false\">",
    "      <allowed-origins>",
    "        <origin>https://www.example.com</origin>",
    "      </allowed-origins>",
    "      <allowed-methods preflight-result-max-age=\"600\">",
    "        <method>GET</method>",
    "        <method>HEAD</method>",
    "        <method>POST</method>",
    "        <method>PUT</method>",
    "        <method>PATCH</method>",
    "        <method>DELETE</method>",
    "        <method>OPTIONS</method>",
    "      </allowed-methods>",
    "      <allowed-headers>",
    "        <header>authorization</header>",
    "        <header>content-type</header>",
    "      </allowed-headers>",
    "    </cors>",
    "  </inbound>",
    "  <backend>",
    "    <forward-request />",
    "  </backend>",
    "  <outbound />",
    "  <on-error />",
    "</policies>",
  ])
}

resource "azurerm_api_management_api" "api_gateway_door_api_gateway_orders" {
  resource_group_name   = azurerm_resource_group.main.name
  api_management_name   = azurerm_api_management.api_gateway_door.name
  name                  = "api-gateway-orders"
  display_name          = "api-gateway-orders at /api/orders"
  revision              = "1"
  path                  = "api/orders"
  protocols             = ["https"]
  service_url           = "https://api-gateway-orders.${azurerm_container_app_environment.main.default_domain}/api/orders"
  subscription_required = false
}

resource "azurerm_api_management_api_operation" "api_gateway_door_api_gateway_orders_root" {
  for_each = toset(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])

  resource_group_name = azurerm_resource_group.main.name
  api_management_name = azurerm_api_management.api_gateway_door.name
  api_name            = azurerm_api_management_api.api_gateway_door_api_gateway_orders.name
  operation_id        = "${lower(each.value)}-root"
  display_name        = "${each.value} /"
  method              = each.value
  url_template        = "/"
}

resource "azurerm_api_management_api_operation" "api_gateway_door_api_gateway_orders" {
  for_each = toset(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])

  resource_group_name = azurerm_resource_group.main.name
  api_management_name = azurerm_api_management.api_gateway_door.name
  api_name            = azurerm_api_management_api.api_gateway_door_api_gateway_orders.name
  operation_id        = lower(each.value)
  display_name        = "${each.value} /*"
  method              = each.value
  url_template        = "/*"
}

resource "azurerm_api_management_api" "api_gateway_door_api_gateway_prices" {
  resource_group_name   = azurerm_resource_group.main.name
  api_management_name   = azurerm_api_management.api_gateway_door.name
  name                  = "api-gateway-prices"
  display_name          = "api-gateway-prices at /api-gateway-prices"
  revision              = "1"
  path                  = "api-gateway-prices"
  protocols             = ["https"]
  service_url           = "https://api-gateway-prices.${azurerm_container_app_environment.main.default_domain}/api-gateway-prices"
  subscription_required = false
}

resource "azurerm_api_management_api_operation" "api_gateway_door_api_gateway_prices_root" {
  for_each = toset(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])

  resource_group_name = azurerm_resource_group.main.name
  api_management_name = azurerm_api_management.api_gateway_door.name
  api_name            = azurerm_api_management_api.api_gateway_door_api_gateway_prices.name
  operation_id        = "${lower(each.value)}-root"
  display_name        = "${each.value} /"
  method              = each.value
  url_template        = "/"
}

resource "azurerm_api_management_api_operation" "api_gateway_door_api_gateway_prices" {
  for_each = toset(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])

  resource_group_name = azurerm_resource_group.main.name
  api_management_name = azurerm_api_management.api_gateway_door.name
  api_name            = azurerm_api_management_api.api_gateway_door_api_gateway_prices.name
  operation_id        = lower(each.value)
  display_name        = "${each.value} /*"
  method              = each.value
  url_template        = "/*"
}

locals {
  api_gateway_door_tags = merge(local.tags, {
    entity = "component:default/api-gateway-door"
    owner  = "group:default/team-platform"
  })
}
