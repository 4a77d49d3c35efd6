variable "environment" {
  description = "Environment that is deployed."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "The environment must be one of dev, staging, production."
  }
}

variable "object_storage_gallery_cpu" {
  description = "object-storage-gallery: CPU units; 1024 are one core."
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
  description = "object-storage-gallery: memory in MiB."
  type        = number
  nullable    = false
}

variable "object_storage_gallery_min_replicas" {
  description = "object-storage-gallery: copies that always run."
  type        = number
  nullable    = false
}

variable "object_storage_uploads_cpu" {
  description = "object-storage-uploads: CPU units; 1024 are one core."
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
  description = "object-storage-uploads: memory in MiB."
  type        = number
  nullable    = false
}

variable "object_storage_uploads_min_replicas" {
  description = "object-storage-uploads: copies that always run."
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
