variable "admin_cidrs" {
  description = "IPv4 ranges that may reach the cluster’s API: administrators and pipelines."
  type        = list(string)
  nullable    = false
}

variable "environment" {
  description = "Environment that is deployed."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "The environment must be one of dev, staging, production."
  }
}

variable "kubeconfig_path" {
  description = "File with which Terraform reaches the cluster; it is fetched and never stored."
  type        = string
  nullable    = false
}

variable "kubernetes_cluster_dashboard_cpu" {
  description = "kubernetes-cluster-dashboard: processors."
  type        = string
  nullable    = false
}

variable "kubernetes_cluster_dashboard_image" {
  description = "kubernetes-cluster-dashboard: container image without a tag."
  type        = string
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
  description = "kubernetes-cluster-dashboard: memory."
  type        = string
  nullable    = false
}

variable "kubernetes_cluster_dashboard_min_replicas" {
  description = "kubernetes-cluster-dashboard: copies that always run."
  type        = number
  nullable    = false
}

variable "kubernetes_cluster_main_kubernetes_version" {
  description = "kubernetes-cluster-main: version of Kubernetes; `civo kubernetes versions` lists those there are."
  type        = string
  nullable    = false
}

variable "kubernetes_cluster_main_nodes" {
  description = "kubernetes-cluster-main: machines of the cluster."
  type        = number
  nullable    = false
}

variable "network_cidr" {
  description = "IPv4 range of the network."
  type        = string
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.network_cidr))
    error_message = "The range must look like 10.0.0.0/16."
  }
}
