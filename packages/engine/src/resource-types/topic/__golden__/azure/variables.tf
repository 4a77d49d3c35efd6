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

variable "topic_mailer_cpu" {
  description = "topic-mailer: cores of a copy."
  type        = number
  nullable    = false
}

variable "topic_mailer_image_tag" {
  description = "topic-mailer: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "topic_mailer_max_replicas" {
  description = "topic-mailer: copies that run under load."
  type        = number
  nullable    = false
}

variable "topic_mailer_memory" {
  description = "topic-mailer: memory of a copy."
  type        = string
  nullable    = false
}

variable "topic_mailer_min_replicas" {
  description = "topic-mailer: copies that always run."
  type        = number
  nullable    = false
}

variable "topic_publisher_cpu" {
  description = "topic-publisher: cores of a copy."
  type        = number
  nullable    = false
}

variable "topic_publisher_image_tag" {
  description = "topic-publisher: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "topic_publisher_max_replicas" {
  description = "topic-publisher: copies that run under load."
  type        = number
  nullable    = false
}

variable "topic_publisher_memory" {
  description = "topic-publisher: memory of a copy."
  type        = string
  nullable    = false
}

variable "topic_publisher_min_replicas" {
  description = "topic-publisher: copies that always run."
  type        = number
  nullable    = false
}
