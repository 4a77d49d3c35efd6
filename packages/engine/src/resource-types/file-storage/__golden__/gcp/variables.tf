variable "environment" {
  description = "Environment that is deployed."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "The environment must be one of dev, staging, production."
  }
}

variable "file_storage_reports_location" {
  description = "file-storage-reports: region or zone."
  type        = string
  nullable    = false
}

variable "file_storage_reports_tier" {
  description = "file-storage-reports: REGIONAL or ZONAL."
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
