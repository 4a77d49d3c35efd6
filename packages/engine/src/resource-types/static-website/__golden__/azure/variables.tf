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

variable "static_website_backend_cpu" {
  description = "static-website-backend: cores of a copy."
  type        = number
  nullable    = false
}

variable "static_website_backend_image_tag" {
  description = "static-website-backend: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "static_website_backend_max_replicas" {
  description = "static-website-backend: copies that run under load."
  type        = number
  nullable    = false
}

variable "static_website_backend_memory" {
  description = "static-website-backend: memory of a copy."
  type        = string
  nullable    = false
}

variable "static_website_backend_min_replicas" {
  description = "static-website-backend: copies that always run."
  type        = number
  nullable    = false
}

variable "subscription_id" {
  description = "Azure subscription; the one in ARM_SUBSCRIPTION_ID when not given."
  type        = string
  default     = null
  nullable    = true
}
