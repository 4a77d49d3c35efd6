locals {
  tags = {
    application = "api-gateway-azure"
    environment = var.environment
    managed-by  = "terraform"
  }
}

locals {
  unique_suffix = substr(
    sha256(
      "${data.azurerm_client_config.current.subscription_id}/api-gateway-azure/${var.environment}",
    ),
    0,
    6,
  )
}
