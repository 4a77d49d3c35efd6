output "kubernetes_cluster_main_name" {
  description = "kubernetes-cluster-main: name of the cluster."
  value       = google_container_cluster.kubernetes_cluster_main.name
}
