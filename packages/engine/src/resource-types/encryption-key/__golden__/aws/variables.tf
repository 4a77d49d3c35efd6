variable "encryption_key_intake_cpu" {
  description = "encryption-key-intake: CPU units; 1024 are one core."
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
  description = "encryption-key-intake: memory in MiB."
  type        = number
  nullable    = false
}

variable "encryption_key_intake_min_replicas" {
  description = "encryption-key-intake: copies that always run."
  type        = number
  nullable    = false
}

variable "encryption_key_review_cpu" {
  description = "encryption-key-review: CPU units; 1024 are one core."
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
  description = "encryption-key-review: memory in MiB."
  type        = number
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

variable "vpc_cidr" {
  description = "IPv4 range of the VPC."
  type        = string
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.vpc_cidr))
    error_message = "The range must look like 10.0.0.0/16."
  }
}
