# resource:default/kubernetes-cluster-main
# owner: group:default/team-platform
# rule: kubernetes-clusters

resource "azurerm_user_assigned_identity" "kubernetes_cluster_main" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "kubernetes-cluster-azure-${var.environment}-kubernetes-cluster-main"
  tags                = local.kubernetes_cluster_main_tags
}

resource "azurerm_role_assignment" "kubernetes_cluster_main_join" {
  scope                = azurerm_subnet.clusters.id
  role_definition_name = "Network Contributor"
  principal_id         = azurerm_user_assigned_identity.kubernetes_cluster_main.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_user_assigned_identity" "kubernetes_cluster_main_machines" {
  resource_group_name = azurerm_resource_group.main.name
  location            = azurerm_resource_group.main.location
  name                = "kubernetes-cluster-azure-${var.environment}-kubernetes-cluster-main-machines"
  tags                = local.kubernetes_cluster_main_tags
}

resource "azurerm_role_assignment" "kubernetes_cluster_main_operate" {
  scope                = azurerm_user_assigned_identity.kubernetes_cluster_main_machines.id
  role_definition_name = "Managed Identity Operator"
  principal_id         = azurerm_user_assigned_identity.kubernetes_cluster_main.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_kubernetes_cluster" "kubernetes_cluster_main" {
  #checkov:skip=CKV_AZURE_117:Disks of machines are ephemeral and encrypted at the host; nothing stays on them.
  #checkov:skip=CKV_AZURE_232:One pool runs everything; another for the cluster itself would be two machines more.
  #checkov:skip=CKV_AZURE_4:A diagnostic setting sends its logs to the workspace.
  #checkov:skip=CKV_AZURE_170:Not every environment asks for high availability.
  resource_group_name                 = azurerm_resource_group.main.name
  location                            = azurerm_resource_group.main.location
  name                                = "kubernetes-cluster-azure-${var.environment}-kubernetes-cluster-main"
  dns_prefix                          = "kubernetes-cluster-main-${local.unique_suffix}"
  kubernetes_version                  = "1.35"
  sku_tier                            = var.kubernetes_cluster_main_sku_tier
  automatic_upgrade_channel           = "patch"
  node_os_upgrade_channel             = "NodeImage"
  private_cluster_enabled             = true
  private_cluster_public_fqdn_enabled = false
  private_dns_zone_id                 = "System"
  local_account_disabled              = true
  role_based_access_control_enabled   = true
  azure_policy_enabled                = true
  run_command_enabled                 = false
  oidc_issuer_enabled                 = true
  workload_identity_enabled           = true
  image_cleaner_enabled               = true
  image_cleaner_interval_hours        = 48
  tags                                = local.kubernetes_cluster_main_tags

  azure_active_directory_role_based_access_control {
    azure_rbac_enabled = true
    tenant_id          = data.azurerm_client_config.current.tenant_id
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.kubernetes_cluster_main.id]
  }

  kubelet_identity {
    client_id                 = azurerm_user_assigned_identity.kubernetes_cluster_main_machines.client_id
    object_id                 = azurerm_user_assigned_identity.kubernetes_cluster_main_machines.principal_id
    user_assigned_identity_id = azurerm_user_assigned_identity.kubernetes_cluster_main_machines.id
  }

  key_vault_secrets_provider {
    secret_rotation_enabled = true
  }

  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_data_plane  = "cilium"
    network_policy      = "cilium"
    load_balancer_sku   = "standard"
    outbound_type       = "loadBalancer"
  }

  default_node_pool {
    name                        = "main"
    vm_size                     = "Standard_D4ds_v5"
    temporary_name_for_rotation = "rotation"
    auto_scaling_enabled        = true
    min_count                   = var.kubernetes_cluster_main_min_nodes
    max_count                   = var.kubernetes_cluster_main_max_nodes
    max_pods                    = 60
    host_encryption_enabled     = true
    node_public_ip_enabled      = false
    os_disk_type                = "Ephemeral"
    os_disk_size_gb             = 64
    os_sku                      = "AzureLinux"
    vnet_subnet_id              = azurerm_subnet.clusters.id
    zones                       = ["1", "2", "3"]

    upgrade_settings {
      max_surge = "33%"
    }
  }

  lifecycle {
    prevent_destroy = true
    ignore_changes  = [default_node_pool[0].node_count]
  }

  depends_on = [
    azurerm_role_assignment.kubernetes_cluster_main_join,
    azurerm_role_assignment.kubernetes_cluster_main_operate,
    azurerm_subnet_network_security_group_association.clusters,
  ]
}

resource "azurerm_monitor_diagnostic_setting" "kubernetes_cluster_main" {
  name                       = "logs"
  target_resource_id         = azurerm_kubernetes_cluster.kubernetes_cluster_main.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.main.id

  enabled_log {
    category = "guard"
  }

  enabled_log {
    category = "kube-apiserver"
  }

  enabled_log {
    category = "kube-audit-admin"
  }
}

locals {
  kubernetes_cluster_main_tags = merge(local.tags, {
    entity = "resource:default/kubernetes-cluster-main"
    owner  = "group:default/team-platform"
  })
}
