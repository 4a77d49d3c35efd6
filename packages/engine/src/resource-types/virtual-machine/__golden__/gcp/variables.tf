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

variable "virtual_machine_caller_image_tag" {
  description = "virtual-machine-caller: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "virtual_machine_caller_max_replicas" {
  description = "virtual-machine-caller: copies that run under load."
  type        = number
  nullable    = false
}

variable "virtual_machine_caller_memory" {
  description = "virtual-machine-caller: memory."
  type        = string
  nullable    = false
}

variable "virtual_machine_caller_min_replicas" {
  description = "virtual-machine-caller: copies that always run."
  type        = number
  nullable    = false
}

variable "virtual_machine_legacy_machine_type" {
  description = "Legacy application: type of the machines."
  type        = string
  nullable    = false
}

variable "virtual_machine_legacy_max_replicas" {
  description = "Legacy application: machines that run under load."
  type        = number
  nullable    = false
}

variable "virtual_machine_legacy_min_replicas" {
  description = "Legacy application: machines that always run."
  type        = number
  nullable    = false
}
