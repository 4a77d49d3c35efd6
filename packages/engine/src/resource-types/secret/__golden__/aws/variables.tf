variable "environment" {
  description = "Environment that is deployed."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "The environment must be one of dev, staging, production."
  }
}

variable "secret_checkout_cpu" {
  description = "secret-checkout: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "secret_checkout_image_tag" {
  description = "secret-checkout: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "secret_checkout_max_replicas" {
  description = "secret-checkout: copies that run under load."
  type        = number
  nullable    = false
}

variable "secret_checkout_memory" {
  description = "secret-checkout: memory in MiB."
  type        = number
  nullable    = false
}

variable "secret_checkout_min_replicas" {
  description = "secret-checkout: copies that always run."
  type        = number
  nullable    = false
}

variable "secret_renewal_cpu" {
  description = "secret-renewal: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "secret_renewal_image_tag" {
  description = "secret-renewal: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "secret_renewal_max_replicas" {
  description = "secret-renewal: copies that run under load."
  type        = number
  nullable    = false
}

variable "secret_renewal_memory" {
  description = "secret-renewal: memory in MiB."
  type        = number
  nullable    = false
}

variable "secret_renewal_min_replicas" {
  description = "secret-renewal: copies that always run."
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
