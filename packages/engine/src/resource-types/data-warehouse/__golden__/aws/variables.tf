variable "data_warehouse_loader_cpu" {
  description = "data-warehouse-loader: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

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
  description = "data-warehouse-loader: memory in MiB."
  type        = number
  nullable    = false
}

variable "data_warehouse_loader_min_replicas" {
  description = "data-warehouse-loader: copies that always run."
  type        = number
  nullable    = false
}

variable "data_warehouse_report_cpu" {
  description = "data-warehouse-report: CPU units; 1024 are one core."
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
  description = "data-warehouse-report: memory in MiB."
  type        = number
  nullable    = false
}

variable "data_warehouse_report_min_replicas" {
  description = "data-warehouse-report: copies that always run."
  type        = number
  nullable    = false
}

variable "data_warehouse_sales_base_capacity" {
  description = "data-warehouse-sales: processing units that it begins with."
  type        = number
  nullable    = false
}

variable "data_warehouse_sales_daily_units" {
  description = "data-warehouse-sales: processing units, times hours, after which a metric tells of the day."
  type        = number
  nullable    = false
}

variable "data_warehouse_sales_max_capacity" {
  description = "data-warehouse-sales: processing units that it takes at most."
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
