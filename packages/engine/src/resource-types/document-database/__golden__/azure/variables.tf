variable "document_database_import_cpu" {
  description = "document-database-import: cores of a copy."
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
  description = "document-database-import: memory of a copy."
  type        = string
  nullable    = false
}

variable "document_database_import_min_replicas" {
  description = "document-database-import: copies that always run."
  type        = number
  nullable    = false
}

variable "document_database_migrations_cpu" {
  description = "document-database-migrations: cores of a copy."
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
  description = "document-database-migrations: memory of a copy."
  type        = string
  nullable    = false
}

variable "document_database_migrations_min_replicas" {
  description = "document-database-migrations: copies that always run."
  type        = number
  nullable    = false
}

variable "document_database_orders_max_throughput" {
  description = "document-database-orders: request units per second at most."
  type        = number
  nullable    = false
}

variable "document_database_orders_zone_redundant" {
  description = "document-database-orders: whether copies are in several zones."
  type        = bool
  nullable    = false
}

variable "document_database_report_cpu" {
  description = "document-database-report: cores of a copy."
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
  description = "document-database-report: memory of a copy."
  type        = string
  nullable    = false
}

variable "document_database_report_min_replicas" {
  description = "document-database-report: copies that always run."
  type        = number
  nullable    = false
}

variable "document_database_shop_cpu" {
  description = "document-database-shop: cores of a copy."
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
  description = "document-database-shop: memory of a copy."
  type        = string
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
