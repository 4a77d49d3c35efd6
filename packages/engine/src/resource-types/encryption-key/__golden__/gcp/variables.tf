variable "encryption_key_intake_image_tag" {
  description = "encryption-key-intake: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "encryption_key_intake_max_replicas" {
  description = "encryption-key-intake: copies that run under load."
  type        = number
  nullable    = false
}

variable "encryption_key_intake_memory" {
  description = "encryption-key-intake: memory."
  type        = string
  nullable    = false
}

variable "encryption_key_intake_min_replicas" {
  description = "encryption-key-intake: copies that always run."
  type        = number
  nullable    = false
}

variable "encryption_key_review_image_tag" {
  description = "encryption-key-review: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "encryption_key_review_max_replicas" {
  description = "encryption-key-review: copies that run under load."
  type        = number
  nullable    = false
}

variable "encryption_key_review_memory" {
  description = "encryption-key-review: memory."
  type        = string
  nullable    = false
}

variable "encryption_key_review_min_replicas" {
  description = "encryption-key-review: copies that always run."
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
