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

variable "object_storage_gallery_cpu" {
  description = "object-storage-gallery: processors."
  type        = string
  nullable    = false
}

variable "object_storage_gallery_image" {
  description = "object-storage-gallery: container image without a tag."
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

variable "object_storage_uploads_cpu" {
  description = "object-storage-uploads: processors."
  type        = string
  nullable    = false
}

variable "object_storage_uploads_image" {
  description = "object-storage-uploads: container image without a tag."
  type        = string
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
