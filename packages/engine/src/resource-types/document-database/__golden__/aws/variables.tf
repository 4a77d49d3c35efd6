variable "document_database_import_cpu" {
  description = "document-database-import: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "document_database_import_image_tag" {
  description = "document-database-import: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "document_database_import_max_replicas" {
  description = "document-database-import: copies that run under load."
  type        = number
  nullable    = false
}

variable "document_database_import_memory" {
  description = "document-database-import: memory in MiB."
  type        = number
  nullable    = false
}

variable "document_database_import_min_replicas" {
  description = "document-database-import: copies that always run."
  type        = number
  nullable    = false
}

variable "document_database_migrations_cpu" {
  description = "document-database-migrations: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "document_database_migrations_image_tag" {
  description = "document-database-migrations: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "document_database_migrations_max_replicas" {
  description = "document-database-migrations: copies that run under load."
  type        = number
  nullable    = false
}

variable "document_database_migrations_memory" {
  description = "document-database-migrations: memory in MiB."
  type        = number
  nullable    = false
}

variable "document_database_migrations_min_replicas" {
  description = "document-database-migrations: copies that always run."
  type        = number
  nullable    = false
}

variable "document_database_report_cpu" {
  description = "document-database-report: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "document_database_report_image_tag" {
  description = "document-database-report: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "document_database_report_max_replicas" {
  description = "document-database-report: copies that run under load."
  type        = number
  nullable    = false
}

variable "document_database_report_memory" {
  description = "document-database-report: memory in MiB."
  type        = number
  nullable    = false
}

variable "document_database_report_min_replicas" {
  description = "document-database-report: copies that always run."
  type        = number
  nullable    = false
}

variable "document_database_shop_cpu" {
  description = "document-database-shop: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "document_database_shop_image_tag" {
  description = "document-database-shop: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "document_database_shop_max_replicas" {
  description = "document-database-shop: copies that run under load."
  type        = number
  nullable    = false
}

variable "document_database_shop_memory" {
  description = "document-database-shop: memory in MiB."
  type        = number
  nullable    = false
}

variable "document_database_shop_min_replicas" {
  description = "document-database-shop: copies that always run."
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
