variable "environment" {
  description = "Environment that is deployed."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "The environment must be one of dev, staging, production."
  }
}

variable "kubernetes_workload_api_cpu" {
  description = "kubernetes-workload-api: processors."
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

variable "kubernetes_workload_db_availability_type" {
  description = "kubernetes-workload-db: one zone (ZONAL), or a second copy in another (REGIONAL)."
  type        = string
  nullable    = false
}

variable "kubernetes_workload_db_tier" {
  description = "kubernetes-workload-db: Cloud SQL machine type."
  type        = string
  nullable    = false
}

variable "kubernetes_workload_reports_cpu" {
  description = "kubernetes-workload-reports: processors."
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
}

variable "project_id" {
  description = "Google Cloud project that is deployed to."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^([a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project_id))
    error_message = "A project ID has 6 to 30 lower-case letters, digits and dashes, and begins with a letter."
  }
}
