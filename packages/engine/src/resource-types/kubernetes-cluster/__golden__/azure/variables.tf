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
  description = "kubernetes-cluster-dashboard: cores of a copy."
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
  description = "kubernetes-cluster-dashboard: memory of a copy."
  type        = string
  nullable    = false
}

variable "kubernetes_cluster_dashboard_min_replicas" {
  description = "kubernetes-cluster-dashboard: copies that always run."
  type        = number
  nullable    = false
}

variable "kubernetes_cluster_main_max_nodes" {
  description = "kubernetes-cluster-main: machines that run under load."
  type        = number
  nullable    = false
}

variable "kubernetes_cluster_main_min_nodes" {
  description = "kubernetes-cluster-main: machines that always run."
  type        = number
  nullable    = false
}

variable "kubernetes_cluster_main_sku_tier" {
  description = "kubernetes-cluster-main: with a promise of availability, or without."
  type        = string
  nullable    = false
}

variable "network_cidr" {
  description = "IPv4 range of the virtual network."
  type        = string
  nullable    = false
}

variable "subscription_id" {
  description = "Azure subscription; the one in ARM_SUBSCRIPTION_ID when not given."
  type        = string
  default     = null
  nullable    = true
}
