output "kubernetes_cluster_main_name" {
  description = "kubernetes-cluster-main: name of the cluster."
  value       = civo_kubernetes_cluster.kubernetes_cluster_main.name
}
