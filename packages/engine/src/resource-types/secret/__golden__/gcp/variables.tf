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
  description = "secret-checkout: memory."
  type        = string
  nullable    = false
}

variable "secret_checkout_min_replicas" {
  description = "secret-checkout: copies that always run."
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
  description = "secret-renewal: memory."
  type        = string
  nullable    = false
}

variable "secret_renewal_min_replicas" {
  description = "secret-renewal: copies that always run."
  type        = number
  nullable    = false
}
