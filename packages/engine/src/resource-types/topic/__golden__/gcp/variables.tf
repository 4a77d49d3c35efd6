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
  description = "topic-mailer: memory."
  type        = string
  nullable    = false
}

variable "topic_mailer_min_replicas" {
  description = "topic-mailer: copies that always run."
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
  description = "topic-publisher: memory."
  type        = string
  nullable    = false
}

variable "topic_publisher_min_replicas" {
  description = "topic-publisher: copies that always run."
  type        = number
  nullable    = false
}
