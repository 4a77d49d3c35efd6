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

variable "workflow_invoices_code_version" {
  description = "workflow-invoices: version of the code to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "workflow_invoices_memory" {
  description = "workflow-invoices: memory in MiB."
  type        = number
  nullable    = false
}

variable "workflow_ledger_cpu" {
  description = "workflow-ledger: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "workflow_ledger_image_tag" {
  description = "workflow-ledger: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "workflow_ledger_memory" {
  description = "workflow-ledger: memory in MiB."
  type        = number
  nullable    = false
}

variable "workflow_shop_cpu" {
  description = "workflow-shop: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "workflow_shop_image_tag" {
  description = "workflow-shop: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "workflow_shop_max_replicas" {
  description = "workflow-shop: copies that run under load."
  type        = number
  nullable    = false
}

variable "workflow_shop_memory" {
  description = "workflow-shop: memory in MiB."
  type        = number
  nullable    = false
}

variable "workflow_shop_min_replicas" {
  description = "workflow-shop: copies that always run."
  type        = number
  nullable    = false
}
