provider "azurerm" {
  subscription_id     = var.subscription_id
  storage_use_azuread = true

  features {
    key_vault {
      purge_soft_delete_on_destroy    = false
      recover_soft_deleted_key_vaults = true
    }

    resource_group {
      prevent_deletion_if_contains_resources = true
    }

    storage {
      data_plane_available = false
    }
  }
}

provider "kubernetes" {
  host = azurerm_kubernetes_cluster.workloads.kube_config[0].host
  cluster_ca_certificate = try(
    base64decode(azurerm_kubernetes_cluster.workloads.kube_config[0].cluster_ca_certificate),
    azurerm_kubernetes_cluster.workloads.kube_config[0].cluster_ca_certificate,
  )

  exec {
    api_version = "client.authentication.k8s.io/v1beta1"
    command     = "kubelogin"
    args = [
      "get-token",
      "--login",
      "azurecli",
      "--server-id",
      "6dae42f8-4368-4678-94ff-3960e28e3630",
      "--tenant-id",
      data.azurerm_client_config.current.tenant_id,
    ]
  }
}

provider "azurerm" {
  alias               = "keeping"
  subscription_id     = var.subscription_id
  storage_use_azuread = true

  features {
    template_deployment {
      delete_nested_items_during_deletion = false
    }
  }
}
