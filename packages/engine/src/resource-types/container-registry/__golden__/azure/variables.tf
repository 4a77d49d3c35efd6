variable "container_registry_builder_cpu" {
  description = "container-registry-builder: cores of a copy."
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
  description = "container-registry-builder: memory of a copy."
  type        = string
  nullable    = false
}

variable "container_registry_builder_min_replicas" {
  description = "container-registry-builder: copies that always run."
  type        = number
  nullable    = false
}

variable "container_registry_inspector_cpu" {
  description = "container-registry-inspector: cores of a copy."
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
  description = "container-registry-inspector: memory of a copy."
  type        = string
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
