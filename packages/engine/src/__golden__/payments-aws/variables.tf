variable "environment" {
  description = "Environment that is deployed."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "The environment must be one of dev, staging, production."
  }
}

variable "ledger_db_instance_class" {
  description = "Ledger database: RDS instance class."
  type        = string
  nullable    = false
}

variable "ledger_service_cpu" {
  description = "Ledger service: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "ledger_service_image_tag" {
  description = "Ledger service: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "ledger_service_max_replicas" {
  description = "Ledger service: copies that run under load."
  type        = number
  nullable    = false
}

variable "ledger_service_memory" {
  description = "Ledger service: memory in MiB."
  type        = number
  nullable    = false
}

variable "ledger_service_min_replicas" {
  description = "Ledger service: copies that always run."
  type        = number
  nullable    = false
}

variable "payments_service_cpu" {
  description = "Payments service: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "payments_service_domain_name" {
  description = "Payments service: host name on the internet."
  type        = string
  nullable    = false
}

variable "payments_service_image_tag" {
  description = "Payments service: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "payments_service_memory" {
  description = "Payments service: memory in MiB."
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
