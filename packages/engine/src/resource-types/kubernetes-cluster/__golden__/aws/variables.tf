variable "environment" {
  description = "Environment that is deployed."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "The environment must be one of dev, staging, production."
  }
}

variable "kubernetes_cluster_dashboard_cpu" {
  description = "kubernetes-cluster-dashboard: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "kubernetes_cluster_dashboard_image_tag" {
  description = "kubernetes-cluster-dashboard: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "kubernetes_cluster_dashboard_max_replicas" {
  description = "kubernetes-cluster-dashboard: copies that run under load."
  type        = number
  nullable    = false
}

variable "kubernetes_cluster_dashboard_memory" {
  description = "kubernetes-cluster-dashboard: memory in MiB."
  type        = number
  nullable    = false
}

variable "kubernetes_cluster_dashboard_min_replicas" {
  description = "kubernetes-cluster-dashboard: copies that always run."
  type        = number
  nullable    = false
}

variable "vpc_cidr" {
  description = "IPv4 range of the VPC."
  type        = string
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.vpc_cidr))
    error_message = "The range must look like 10.0.0.0/16."
  }
}
