variable "encryption_key_intake_cpu" {
  description = "encryption-key-intake: cores of a copy."
  type        = number
  nullable    = false
}

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
  description = "encryption-key-intake: memory of a copy."
  type        = string
  nullable    = false
}

variable "encryption_key_intake_min_replicas" {
  description = "encryption-key-intake: copies that always run."
  type        = number
  nullable    = false
}

variable "encryption_key_review_cpu" {
  description = "encryption-key-review: cores of a copy."
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
  description = "encryption-key-review: memory of a copy."
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
