output "kubernetes_workload_key_arn" {
  description = "kubernetes-workload-key: ARN of the secret, to set its value with."
  value       = aws_secretsmanager_secret.kubernetes_workload_key.arn
}

output "workloads_name" {
  description = "Cluster of the stack’s workloads: name of the cluster."
  value       = aws_eks_cluster.workloads.name
}
