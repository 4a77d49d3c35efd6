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

variable "secret_checkout_cpu" {
  description = "secret-checkout: cores of a copy."
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
  description = "secret-checkout: memory of a copy."
  type        = string
  nullable    = false
}

variable "secret_checkout_min_replicas" {
  description = "secret-checkout: copies that always run."
  type        = number
  nullable    = false
}

variable "secret_renewal_cpu" {
  description = "secret-renewal: cores of a copy."
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
  description = "secret-renewal: memory of a copy."
  type        = string
  nullable    = false
}

variable "secret_renewal_min_replicas" {
  description = "secret-renewal: copies that always run."
  type        = number
  nullable    = false
}

variable "subscription_id" {
  description = "Azure subscription; the one in ARM_SUBSCRIPTION_ID when not given."
  type        = string
  default     = null
  nullable    = true
}
