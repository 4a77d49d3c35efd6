variable "environment" {
  description = "Environment that is deployed."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "The environment must be one of dev, staging, production."
  }
}

variable "sqlserver_database_migrations_cpu" {
  description = "sqlserver-database-migrations: CPU units; 1024 are one core."
  type        = number
  nullable    = false
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
  description = "sqlserver-database-migrations: memory in MiB."
  type        = number
  nullable    = false
}

variable "sqlserver_database_migrations_min_replicas" {
  description = "sqlserver-database-migrations: copies that always run."
  type        = number
  nullable    = false
}

variable "sqlserver_database_orders_instance_class" {
  description = "sqlserver-database-orders: RDS instance class."
  type        = string
  nullable    = false
}

variable "sqlserver_database_orders_multi_az" {
  description = "sqlserver-database-orders: a second copy in another zone."
  type        = bool
  nullable    = false
}

variable "sqlserver_database_report_cpu" {
  description = "sqlserver-database-report: CPU units; 1024 are one core."
  type        = number
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
  description = "sqlserver-database-report: memory in MiB."
  type        = number
  nullable    = false
}

variable "sqlserver_database_report_min_replicas" {
  description = "sqlserver-database-report: copies that always run."
  type        = number
  nullable    = false
}

variable "sqlserver_database_shop_cpu" {
  description = "sqlserver-database-shop: CPU units; 1024 are one core."
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
  description = "sqlserver-database-shop: memory in MiB."
  type        = number
  nullable    = false
}

variable "sqlserver_database_shop_min_replicas" {
  description = "sqlserver-database-shop: copies that always run."
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
