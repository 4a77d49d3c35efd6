variable "cache_login_cpu" {
  description = "cache-login: CPU units; 1024 are one core."
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
  description = "cache-login: memory in MiB."
  type        = number
  nullable    = false
}

variable "cache_login_min_replicas" {
  description = "cache-login: copies that always run."
  type        = number
  nullable    = false
}

variable "cache_profile_cpu" {
  description = "cache-profile: CPU units; 1024 are one core."
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
  description = "cache-profile: memory in MiB."
  type        = number
  nullable    = false
}

variable "cache_profile_min_replicas" {
  description = "cache-profile: copies that always run."
  type        = number
  nullable    = false
}

variable "cache_sessions_failover" {
  description = "cache-sessions: whether a replica takes over when the primary is lost."
  type        = bool
  nullable    = false
}

variable "cache_sessions_node_type" {
  description = "cache-sessions: ElastiCache node type."
  type        = string
  nullable    = false
}

variable "cache_sessions_nodes" {
  description = "cache-sessions: the primary and its replicas."
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

variable "vpc_cidr" {
  description = "IPv4 range of the VPC."
  type        = string
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.vpc_cidr))
    error_message = "The range must look like 10.0.0.0/16."
  }
}
