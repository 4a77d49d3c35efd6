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
  description = "file-storage-viewer: cores of a copy."
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
  description = "file-storage-viewer: memory of a copy."
  type        = string
  nullable    = false
}

variable "file_storage_viewer_min_replicas" {
  description = "file-storage-viewer: copies that always run."
  type        = number
  nullable    = false
}

variable "file_storage_writer_cpu" {
  description = "file-storage-writer: cores of a copy."
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
  description = "file-storage-writer: memory of a copy."
  type        = string
  nullable    = false
}

variable "file_storage_writer_min_replicas" {
  description = "file-storage-writer: copies that always run."
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
