locals {
  tags = {
    application = "kubernetes-workload-azure"
    environment = var.environment
    managed-by  = "terraform"
  }
}

locals {
  unique_suffix = substr(
    sha256(
      "${data.azurerm_client_config.current.subscription_id}/kubernetes-workload-azure/${var.environment}",
    ),
    0,
    6,
  )
}
