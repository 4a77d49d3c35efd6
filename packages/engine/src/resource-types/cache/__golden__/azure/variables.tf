variable "cache_login_cpu" {
  description = "cache-login: cores of a copy."
  type        = number
  nullable    = false
}

variable "cache_login_image_tag" {
  description = "cache-login: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "cache_login_max_replicas" {
  description = "cache-login: copies that run under load."
  type        = number
  nullable    = false
}

variable "cache_login_memory" {
  description = "cache-login: memory of a copy."
  type        = string
  nullable    = false
}

variable "cache_login_min_replicas" {
  description = "cache-login: copies that always run."
  type        = number
  nullable    = false
}

variable "cache_profile_cpu" {
  description = "cache-profile: cores of a copy."
  type        = number
  nullable    = false
}

variable "cache_profile_image_tag" {
  description = "cache-profile: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "cache_profile_max_replicas" {
  description = "cache-profile: copies that run under load."
  type        = number
  nullable    = false
}

variable "cache_profile_memory" {
  description = "cache-profile: memory of a copy."
  type        = string
  nullable    = false
}

variable "cache_profile_min_replicas" {
  description = "cache-profile: copies that always run."
  type        = number
  nullable    = false
}

variable "cache_sessions_high_availability" {
  description = "cache-sessions: whether a replica takes over when the primary is lost."
  type        = bool
  nullable    = false
}

variable "cache_sessions_sku" {
  description = "cache-sessions: size of the cache."
  type        = string
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
