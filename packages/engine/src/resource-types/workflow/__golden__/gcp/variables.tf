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

variable "workflow_invoices_code_version" {
  description = "workflow-invoices: version of the code to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "workflow_invoices_memory" {
  description = "workflow-invoices: memory."
  type        = string
  nullable    = false
}

variable "workflow_ledger_image_tag" {
  description = "workflow-ledger: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "workflow_ledger_memory" {
  description = "workflow-ledger: memory."
  type        = string
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
  description = "workflow-shop: memory."
  type        = string
  nullable    = false
}

variable "workflow_shop_min_replicas" {
  description = "workflow-shop: copies that always run."
  type        = number
  nullable    = false
}
