variable "environment" {
  description = "Environment that is deployed."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "The environment must be one of dev, staging, production."
  }
}

variable "postgres_database_migrations_cpu" {
  description = "postgres-database-migrations: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "postgres_database_migrations_image_tag" {
  description = "postgres-database-migrations: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "postgres_database_migrations_max_replicas" {
  description = "postgres-database-migrations: copies that run under load."
  type        = number
  nullable    = false
}

variable "postgres_database_migrations_memory" {
  description = "postgres-database-migrations: memory in MiB."
  type        = number
  nullable    = false
}

variable "postgres_database_migrations_min_replicas" {
  description = "postgres-database-migrations: copies that always run."
  type        = number
  nullable    = false
}

variable "postgres_database_orders_instance_class" {
  description = "postgres-database-orders: RDS instance class."
  type        = string
  nullable    = false
}

variable "postgres_database_orders_multi_az" {
  description = "postgres-database-orders: a second copy in another zone."
  type        = bool
  nullable    = false
}

variable "postgres_database_report_cpu" {
  description = "postgres-database-report: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "postgres_database_report_image_tag" {
  description = "postgres-database-report: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "postgres_database_report_max_replicas" {
  description = "postgres-database-report: copies that run under load."
  type        = number
  nullable    = false
}

variable "postgres_database_report_memory" {
  description = "postgres-database-report: memory in MiB."
  type        = number
  nullable    = false
}

variable "postgres_database_report_min_replicas" {
  description = "postgres-database-report: copies that always run."
  type        = number
  nullable    = false
}

variable "postgres_database_shop_cpu" {
  description = "postgres-database-shop: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "postgres_database_shop_image_tag" {
  description = "postgres-database-shop: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "postgres_database_shop_max_replicas" {
  description = "postgres-database-shop: copies that run under load."
  type        = number
  nullable    = false
}

variable "postgres_database_shop_memory" {
  description = "postgres-database-shop: memory in MiB."
  type        = number
  nullable    = false
}

variable "postgres_database_shop_min_replicas" {
  description = "postgres-database-shop: copies that always run."
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
