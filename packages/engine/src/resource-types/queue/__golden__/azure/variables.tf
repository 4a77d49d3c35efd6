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

variable "queue_publisher_cpu" {
  description = "queue-publisher: cores of a copy."
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
  description = "queue-publisher: memory of a copy."
  type        = string
  nullable    = false
}

variable "queue_publisher_min_replicas" {
  description = "queue-publisher: copies that always run."
  type        = number
  nullable    = false
}

variable "queue_worker_cpu" {
  description = "queue-worker: cores of a copy."
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
  description = "queue-worker: memory of a copy."
  type        = string
  nullable    = false
}

variable "queue_worker_min_replicas" {
  description = "queue-worker: copies that always run."
  type        = number
  nullable    = false
}

variable "subscription_id" {
  description = "Azure subscription; the one in ARM_SUBSCRIPTION_ID when not given."
  type        = string
  default     = null
  nullable    = true
}
