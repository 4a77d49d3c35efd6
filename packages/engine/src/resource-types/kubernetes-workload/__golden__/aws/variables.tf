variable "cluster_administrators" {
  description = "ARNs of IAM roles that administer the cluster: that of the pipeline, and of people."
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

variable "kubernetes_workload_db_instance_class" {
  description = "kubernetes-workload-db: RDS instance class."
  type        = string
  nullable    = false
}

variable "kubernetes_workload_db_multi_az" {
  description = "kubernetes-workload-db: a second copy in another zone."
  type        = bool
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

variable "vpc_cidr" {
  description = "IPv4 range of the VPC."
  type        = string
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.vpc_cidr))
    error_message = "The range must look like 10.0.0.0/16."
  }
}
