variable "environment" {
  description = "Environment that is deployed."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "The environment must be one of dev, staging, production."
  }
}

variable "function_db_availability_type" {
  description = "function-db: one zone (ZONAL), or a second copy in another (REGIONAL)."
  type        = string
  nullable    = false
}

variable "function_db_tier" {
  description = "function-db: Cloud SQL machine type."
  type        = string
  nullable    = false
}

variable "function_invoices_code_version" {
  description = "function-invoices: version of the code to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "function_invoices_memory" {
  description = "function-invoices: memory."
  type        = string
  nullable    = false
}

variable "function_shop_image_tag" {
  description = "function-shop: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "function_shop_max_replicas" {
  description = "function-shop: copies that run under load."
  type        = number
  nullable    = false
}

variable "function_shop_memory" {
  description = "function-shop: memory."
  type        = string
  nullable    = false
}

variable "function_shop_min_replicas" {
  description = "function-shop: copies that always run."
  type        = number
  nullable    = false
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
