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
  description = "container-registry-builder: memory."
  type        = string
  nullable    = false
}

variable "container_registry_builder_min_replicas" {
  description = "container-registry-builder: copies that always run."
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
  description = "container-registry-inspector: memory."
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
