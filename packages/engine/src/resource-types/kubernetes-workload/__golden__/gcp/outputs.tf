output "kubernetes_workload_key_secret" {
  description = "kubernetes-workload-key: the secret, to set its value with."
  value       = google_secret_manager_secret.kubernetes_workload_key.id
}

output "workloads_name" {
  description = "Cluster of the stack’s workloads: name of the cluster."
  value       = google_container_cluster.workloads.name
}
