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
  description = "file-storage-viewer: CPU units; 1024 are one core."
  type        = number
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
  description = "file-storage-viewer: memory in MiB."
  type        = number
  nullable    = false
}

variable "file_storage_viewer_min_replicas" {
  description = "file-storage-viewer: copies that always run."
  type        = number
  nullable    = false
}

variable "file_storage_writer_cpu" {
  description = "file-storage-writer: CPU units; 1024 are one core."
  type        = number
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
  description = "file-storage-writer: memory in MiB."
  type        = number
  nullable    = false
}

variable "file_storage_writer_min_replicas" {
  description = "file-storage-writer: copies that always run."
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
