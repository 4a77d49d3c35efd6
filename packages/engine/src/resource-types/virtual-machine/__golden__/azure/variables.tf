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

variable "virtual_machine_caller_cpu" {
  description = "virtual-machine-caller: cores of a copy."
  type        = number
  nullable    = false
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
  description = "virtual-machine-caller: memory of a copy."
  type        = string
  nullable    = false
}

variable "virtual_machine_caller_min_replicas" {
  description = "virtual-machine-caller: copies that always run."
  type        = number
  nullable    = false
}

variable "virtual_machine_legacy_machine_size" {
  description = "Legacy application: size of the machines."
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
