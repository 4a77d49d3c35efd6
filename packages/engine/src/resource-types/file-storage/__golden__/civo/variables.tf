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

variable "file_storage_viewer_cpu" {
  description = "file-storage-viewer: processors."
  type        = string
  nullable    = false
}

variable "file_storage_viewer_image" {
  description = "file-storage-viewer: container image without a tag."
  type        = string
  nullable    = false
}

variable "file_storage_viewer_image_tag" {
  description = "file-storage-viewer: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "file_storage_viewer_max_replicas" {
  description = "file-storage-viewer: copies that run under load."
  type        = number
  nullable    = false
}

variable "file_storage_viewer_memory" {
  description = "file-storage-viewer: memory."
  type        = string
  nullable    = false
}

variable "file_storage_viewer_min_replicas" {
  description = "file-storage-viewer: copies that always run."
  type        = number
  nullable    = false
}

variable "file_storage_writer_cpu" {
  description = "file-storage-writer: processors."
  type        = string
  nullable    = false
}

variable "file_storage_writer_image" {
  description = "file-storage-writer: container image without a tag."
  type        = string
  nullable    = false
}

variable "file_storage_writer_image_tag" {
  description = "file-storage-writer: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "file_storage_writer_max_replicas" {
  description = "file-storage-writer: copies that run under load."
  type        = number
  nullable    = false
}

variable "file_storage_writer_memory" {
  description = "file-storage-writer: memory."
  type        = string
  nullable    = false
}

variable "file_storage_writer_min_replicas" {
  description = "file-storage-writer: copies that always run."
  type        = number
  nullable    = false
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
