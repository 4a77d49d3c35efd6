variable "data_warehouse_loader_image_tag" {
  description = "data-warehouse-loader: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "data_warehouse_loader_max_replicas" {
  description = "data-warehouse-loader: copies that run under load."
  type        = number
  nullable    = false
}

variable "data_warehouse_loader_memory" {
  description = "data-warehouse-loader: memory."
  type        = string
  nullable    = false
}

variable "data_warehouse_loader_min_replicas" {
  description = "data-warehouse-loader: copies that always run."
  type        = number
  nullable    = false
}

variable "data_warehouse_report_image_tag" {
  description = "data-warehouse-report: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "data_warehouse_report_max_replicas" {
  description = "data-warehouse-report: copies that run under load."
  type        = number
  nullable    = false
}

variable "data_warehouse_report_memory" {
  description = "data-warehouse-report: memory."
  type        = string
  nullable    = false
}

variable "data_warehouse_report_min_replicas" {
  description = "data-warehouse-report: copies that always run."
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
