variable "admin_cidrs" {
  description = "IPv4 ranges that may reach the cluster’s API: administrators and pipelines."
  type        = list(string)
  nullable    = false
}

variable "cluster_nodes" {
  description = "Machines of the cluster."
  type        = number
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

variable "kubernetes_version" {
  description = "Version of Kubernetes; `civo kubernetes versions` lists those there are."
  type        = string
  nullable    = false
}

variable "kubernetes_workload_api_cpu" {
  description = "kubernetes-workload-api: processors."
  type        = string
  nullable    = false
}

variable "kubernetes_workload_api_image" {
  description = "kubernetes-workload-api: container image without a tag."
  type        = string
  nullable    = false
}

variable "kubernetes_workload_api_image_tag" {
  description = "kubernetes-workload-api: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "kubernetes_workload_api_max_replicas" {
  description = "kubernetes-workload-api: copies that run under load."
  type        = number
  nullable    = false
}

variable "kubernetes_workload_api_memory" {
  description = "kubernetes-workload-api: memory."
  type        = string
  nullable    = false
}

variable "kubernetes_workload_api_min_replicas" {
  description = "kubernetes-workload-api: copies that always run."
  type        = number
  nullable    = false
}

variable "kubernetes_workload_db_nodes" {
  description = "kubernetes-workload-db: servers; the others are copies."
  type        = number
  nullable    = false
}

variable "kubernetes_workload_db_size" {
  description = "kubernetes-workload-db: size of the server."
  type        = string
  nullable    = false
}

variable "kubernetes_workload_reports_cpu" {
  description = "kubernetes-workload-reports: processors."
  type        = string
  nullable    = false
}

variable "kubernetes_workload_reports_image" {
  description = "kubernetes-workload-reports: container image without a tag."
  type        = string
  nullable    = false
}

variable "kubernetes_workload_reports_image_tag" {
  description = "kubernetes-workload-reports: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "kubernetes_workload_reports_max_replicas" {
  description = "kubernetes-workload-reports: copies that run under load."
  type        = number
  nullable    = false
}

variable "kubernetes_workload_reports_memory" {
  description = "kubernetes-workload-reports: memory."
  type        = string
  nullable    = false
}

variable "kubernetes_workload_reports_min_replicas" {
  description = "kubernetes-workload-reports: copies that always run."
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
