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

variable "network_cidr" {
  description = "IPv4 range of the network."
  type        = string
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.network_cidr))
    error_message = "The range must look like 10.0.0.0/16."
  }
}

variable "scheduled_job_db_nodes" {
  description = "scheduled-job-db: servers; the others are copies."
  type        = number
  nullable    = false
}

variable "scheduled_job_db_size" {
  description = "scheduled-job-db: size of the server."
  type        = string
  nullable    = false
}

variable "scheduled_job_desk_cpu" {
  description = "scheduled-job-desk: processors."
  type        = string
  nullable    = false
}

variable "scheduled_job_desk_image" {
  description = "scheduled-job-desk: container image without a tag."
  type        = string
  nullable    = false
}

variable "scheduled_job_desk_image_tag" {
  description = "scheduled-job-desk: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "scheduled_job_desk_max_replicas" {
  description = "scheduled-job-desk: copies that run under load."
  type        = number
  nullable    = false
}

variable "scheduled_job_desk_memory" {
  description = "scheduled-job-desk: memory."
  type        = string
  nullable    = false
}

variable "scheduled_job_desk_min_replicas" {
  description = "scheduled-job-desk: copies that always run."
  type        = number
  nullable    = false
}

variable "scheduled_job_report_cpu" {
  description = "scheduled-job-report: processors."
  type        = string
  nullable    = false
}

variable "scheduled_job_report_image" {
  description = "scheduled-job-report: container image without a tag."
  type        = string
  nullable    = false
}

variable "scheduled_job_report_image_tag" {
  description = "scheduled-job-report: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "scheduled_job_report_memory" {
  description = "scheduled-job-report: memory."
  type        = string
  nullable    = false
}
