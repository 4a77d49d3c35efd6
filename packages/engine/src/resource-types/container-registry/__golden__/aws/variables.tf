variable "container_registry_builder_cpu" {
  description = "container-registry-builder: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "container_registry_builder_image_tag" {
  description = "container-registry-builder: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "container_registry_builder_max_replicas" {
  description = "container-registry-builder: copies that run under load."
  type        = number
  nullable    = false
}

variable "container_registry_builder_memory" {
  description = "container-registry-builder: memory in MiB."
  type        = number
  nullable    = false
}

variable "container_registry_builder_min_replicas" {
  description = "container-registry-builder: copies that always run."
  type        = number
  nullable    = false
}

variable "container_registry_inspector_cpu" {
  description = "container-registry-inspector: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "container_registry_inspector_image_tag" {
  description = "container-registry-inspector: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "container_registry_inspector_max_replicas" {
  description = "container-registry-inspector: copies that run under load."
  type        = number
  nullable    = false
}

variable "container_registry_inspector_memory" {
  description = "container-registry-inspector: memory in MiB."
  type        = number
  nullable    = false
}

variable "container_registry_inspector_min_replicas" {
  description = "container-registry-inspector: copies that always run."
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

variable "vpc_cidr" {
  description = "IPv4 range of the VPC."
  type        = string
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.vpc_cidr))
    error_message = "The range must look like 10.0.0.0/16."
  }
}
