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
  description = "IPv4 range of the virtual network."
  type        = string
  nullable    = false
}

variable "object_storage_gallery_cpu" {
  description = "object-storage-gallery: cores of a copy."
  type        = number
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
  description = "object-storage-gallery: memory of a copy."
  type        = string
  nullable    = false
}

variable "object_storage_gallery_min_replicas" {
  description = "object-storage-gallery: copies that always run."
  type        = number
  nullable    = false
}

variable "object_storage_uploads_cpu" {
  description = "object-storage-uploads: cores of a copy."
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
  description = "object-storage-uploads: memory of a copy."
  type        = string
  nullable    = false
}

variable "object_storage_uploads_min_replicas" {
  description = "object-storage-uploads: copies that always run."
  type        = number
  nullable    = false
}

variable "subscription_id" {
  description = "Azure subscription; the one in ARM_SUBSCRIPTION_ID when not given."
  type        = string
  default     = null
  nullable    = true
}
