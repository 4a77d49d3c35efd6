variable "environment" {
  description = "Environment that is deployed."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "The environment must be one of dev, staging, production."
  }
}

variable "queue_publisher_cpu" {
  description = "queue-publisher: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "queue_publisher_image_tag" {
  description = "queue-publisher: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "queue_publisher_max_replicas" {
  description = "queue-publisher: copies that run under load."
  type        = number
  nullable    = false
}

variable "queue_publisher_memory" {
  description = "queue-publisher: memory in MiB."
  type        = number
  nullable    = false
}

variable "queue_publisher_min_replicas" {
  description = "queue-publisher: copies that always run."
  type        = number
  nullable    = false
}

variable "queue_worker_cpu" {
  description = "queue-worker: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "queue_worker_image_tag" {
  description = "queue-worker: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "queue_worker_max_replicas" {
  description = "queue-worker: copies that run under load."
  type        = number
  nullable    = false
}

variable "queue_worker_memory" {
  description = "queue-worker: memory in MiB."
  type        = number
  nullable    = false
}

variable "queue_worker_min_replicas" {
  description = "queue-worker: copies that always run."
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
