variable "environment" {
  description = "Environment that is deployed."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "The environment must be one of dev, staging, production."
  }
}

variable "event_collector_cpu" {
  description = "Event collector: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "event_collector_image_tag" {
  description = "Event collector: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "event_collector_ledger_service_url" {
  description = "Event collector: address of component:default/ledger-service, which this stack does not make."
  type        = string
  nullable    = false
}

variable "event_collector_max_replicas" {
  description = "Event collector: copies that run under load."
  type        = number
  nullable    = false
}

variable "event_collector_memory" {
  description = "Event collector: memory in MiB."
  type        = number
  nullable    = false
}

variable "event_collector_min_replicas" {
  description = "Event collector: copies that always run."
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
