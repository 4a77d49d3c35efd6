variable "environment" {
  description = "Environment that is deployed."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "The environment must be one of dev, staging, production."
  }
}

variable "virtual_machine_caller_cpu" {
  description = "virtual-machine-caller: CPU units; 1024 are one core."
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
  description = "virtual-machine-caller: memory in MiB."
  type        = number
  nullable    = false
}

variable "virtual_machine_caller_min_replicas" {
  description = "virtual-machine-caller: copies that always run."
  type        = number
  nullable    = false
}

variable "virtual_machine_legacy_instance_type" {
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

variable "vpc_cidr" {
  description = "IPv4 range of the VPC."
  type        = string
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.vpc_cidr))
    error_message = "The range must look like 10.0.0.0/16."
  }
}
