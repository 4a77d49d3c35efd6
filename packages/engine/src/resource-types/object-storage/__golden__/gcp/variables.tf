variable "environment" {
  description = "Environment that is deployed."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "The environment must be one of dev, staging, production."
  }
}

variable "network_cidr" {
  description = "IPv4 range of the network."
  type        = string
  nullable    = false
}

variable "object_storage_gallery_image_tag" {
  description = "object-storage-gallery: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "object_storage_gallery_max_replicas" {
  description = "object-storage-gallery: copies that run under load."
  type        = number
  nullable    = false
}

variable "object_storage_gallery_memory" {
  description = "object-storage-gallery: memory."
  type        = string
  nullable    = false
}

variable "object_storage_gallery_min_replicas" {
  description = "object-storage-gallery: copies that always run."
  type        = number
  nullable    = false
}

variable "object_storage_uploads_image_tag" {
  description = "object-storage-uploads: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "object_storage_uploads_max_replicas" {
  description = "object-storage-uploads: copies that run under load."
  type        = number
  nullable    = false
}

variable "object_storage_uploads_memory" {
  description = "object-storage-uploads: memory."
  type        = string
  nullable    = false
}

variable "object_storage_uploads_min_replicas" {
  description = "object-storage-uploads: copies that always run."
  type        = number
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
