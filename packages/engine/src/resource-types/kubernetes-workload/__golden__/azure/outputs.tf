output "kubernetes_workload_key_uri" {
  description = "kubernetes-workload-key: address of the secret, to set its value with after the first apply."
  value       = "${azurerm_key_vault.main.vault_uri}secrets/kubernetes-workload-azure-${var.environment}-kubernetes-workload-key"
}

output "workloads_name" {
  description = "Cluster of the stack’s workloads: name of the cluster."
  value       = azurerm_kubernetes_cluster.workloads.name
}
