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

variable "sqlserver_database_migrations_image_tag" {
  description = "sqlserver-database-migrations: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "sqlserver_database_migrations_max_replicas" {
  description = "sqlserver-database-migrations: copies that run under load."
  type        = number
  nullable    = false
}

variable "sqlserver_database_migrations_memory" {
  description = "sqlserver-database-migrations: memory."
  type        = string
  nullable    = false
}

variable "sqlserver_database_migrations_min_replicas" {
  description = "sqlserver-database-migrations: copies that always run."
  type        = number
  nullable    = false
}

variable "sqlserver_database_orders_availability_type" {
  description = "sqlserver-database-orders: one zone (ZONAL), or a second copy in another (REGIONAL)."
  type        = string
  nullable    = false
}

variable "sqlserver_database_orders_tier" {
  description = "sqlserver-database-orders: Cloud SQL machine type."
  type        = string
  nullable    = false
}

variable "sqlserver_database_report_image_tag" {
  description = "sqlserver-database-report: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "sqlserver_database_report_max_replicas" {
  description = "sqlserver-database-report: copies that run under load."
  type        = number
  nullable    = false
}

variable "sqlserver_database_report_memory" {
  description = "sqlserver-database-report: memory."
  type        = string
  nullable    = false
}

variable "sqlserver_database_report_min_replicas" {
  description = "sqlserver-database-report: copies that always run."
  type        = number
  nullable    = false
}

variable "sqlserver_database_shop_image_tag" {
  description = "sqlserver-database-shop: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "sqlserver_database_shop_max_replicas" {
  description = "sqlserver-database-shop: copies that run under load."
  type        = number
  nullable    = false
}

variable "sqlserver_database_shop_memory" {
  description = "sqlserver-database-shop: memory."
  type        = string
  nullable    = false
}

variable "sqlserver_database_shop_min_replicas" {
  description = "sqlserver-database-shop: copies that always run."
  type        = number
  nullable    = false
}
