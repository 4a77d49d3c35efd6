variable "environment" {
  description = "Environment that is deployed."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "The environment must be one of dev, staging, production."
  }
}

variable "topic_mailer_cpu" {
  description = "topic-mailer: CPU units; 1024 are one core."
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
  description = "topic-mailer: memory in MiB."
  type        = number
  nullable    = false
}

variable "topic_mailer_min_replicas" {
  description = "topic-mailer: copies that always run."
  type        = number
  nullable    = false
}

variable "topic_publisher_cpu" {
  description = "topic-publisher: CPU units; 1024 are one core."
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
  description = "topic-publisher: memory in MiB."
  type        = number
  nullable    = false
}

variable "topic_publisher_min_replicas" {
  description = "topic-publisher: copies that always run."
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
