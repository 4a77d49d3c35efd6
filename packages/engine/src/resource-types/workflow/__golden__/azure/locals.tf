locals {
  tags = {
    application = "workflow-azure"
    environment = var.environment
    managed-by  = "terraform"
  }
}

locals {
  unique_suffix = substr(
    sha256(
      "${data.azurerm_client_config.current.subscription_id}/workflow-azure/${var.environment}",
    ),
    0,
    6,
  )
}
