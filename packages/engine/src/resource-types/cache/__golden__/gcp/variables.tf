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
  description = "cache-login: memory."
  type        = string
  nullable    = false
}

variable "cache_login_min_replicas" {
  description = "cache-login: copies that always run."
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
  description = "cache-profile: memory."
  type        = string
  nullable    = false
}

variable "cache_profile_min_replicas" {
  description = "cache-profile: copies that always run."
  type        = number
  nullable    = false
}

variable "cache_sessions_node_type" {
  description = "cache-sessions: Memorystore node type."
  type        = string
  nullable    = false
}

variable "cache_sessions_replicas" {
  description = "cache-sessions: copies beside the primary."
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
