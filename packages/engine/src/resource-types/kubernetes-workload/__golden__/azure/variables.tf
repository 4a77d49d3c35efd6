variable "cluster_administrators" {
  description = "Object ids in Entra of who administers the cluster: the pipeline, and groups of people."
  type        = list(string)
  nullable    = false
}

check "cluster_administrators" {
  assert {
    condition     = !contains(var.cluster_administrators, "00000000-0000-0000-0000-000000000000")
    error_message = "Nobody administers the clusters yet: set cluster_administrators to object ids of Entra before the first apply."
  }
}

variable "database_administrators_name" {
  description = "Name of the group in Entra ID that administers the databases."
  type        = string
  nullable    = false
}

variable "database_administrators_object_id" {
  description = "Object id of the group in Entra ID that administers the databases."
  type        = string
  nullable    = false

  validation {
    condition = can(regex(
      "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
      var.database_administrators_object_id,
    ))
    error_message = "An object id looks like 01234567-89ab-cdef-0123-456789abcdef."
  }
}

check "database_administrators_object_id" {
  assert {
    condition     = var.database_administrators_object_id != "00000000-0000-0000-0000-000000000000"
    error_message = "Nobody administers the databases yet: set database_administrators_object_id to the object id of your group before the first apply."
  }
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

variable "kubernetes_workload_db_sku" {
  description = "kubernetes-workload-db: size of the server."
  type        = string
  nullable    = false
}

variable "kubernetes_workload_db_standby" {
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

variable "workloads_machine" {
  description = "Cluster of the stack’s workloads: size of the machines."
  type        = string
  nullable    = false
}

variable "workloads_max_nodes" {
  description = "Cluster of the stack’s workloads: machines that run under load."
  type        = number
  nullable    = false
}

variable "workloads_min_nodes" {
  description = "Cluster of the stack’s workloads: machines that always run."
  type        = number
  nullable    = false
}

variable "workloads_sku_tier" {
  description = "Cluster of the stack’s workloads: with a promise of availability, or without."
  type        = string
  nullable    = false
}
