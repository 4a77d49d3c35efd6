output "kubernetes_cluster_main_name" {
  description = "kubernetes-cluster-main: name of the cluster."
  value       = aws_eks_cluster.kubernetes_cluster_main.name
}
