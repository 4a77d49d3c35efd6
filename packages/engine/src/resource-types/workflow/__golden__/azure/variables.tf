variable "environment" {
  description = "Environment that is deployed."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "The environment must be one of dev, staging, production."
  }
}

variable "functions_machine" {
  description = "Kind of machine that functions run on."
  type        = string
  nullable    = false
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

variable "workflow_ledger_cpu" {
  description = "workflow-ledger: cores of a run."
  type        = number
  nullable    = false
}

variable "workflow_ledger_image_tag" {
  description = "workflow-ledger: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "workflow_ledger_memory" {
  description = "workflow-ledger: memory of a run."
  type        = string
  nullable    = false
}

variable "workflow_shop_cpu" {
  description = "workflow-shop: cores of a copy."
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
  description = "workflow-shop: memory of a copy."
  type        = string
  nullable    = false
}

variable "workflow_shop_min_replicas" {
  description = "workflow-shop: copies that always run."
  type        = number
  nullable    = false
}
