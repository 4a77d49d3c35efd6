variable "database_administrators_name" {
  description = "Name of the group in Entra ID that administers the databases."
  type        = string
  nullable    = false
}

variable "database_administrators_object_id" {
  description = "Object id of the group in Entra ID that administers the databases."
  type        = string
  nullable    = false

  validation {
    condition = can(regex(
      "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
      var.database_administrators_object_id,
    ))
    error_message = "An object id looks like 01234567-89ab-cdef-0123-456789abcdef."
  }
}

check "database_administrators_object_id" {
  assert {
    condition     = var.database_administrators_object_id != "00000000-0000-0000-0000-000000000000"
    error_message = "Nobody administers the databases yet: set database_administrators_object_id to the object id of your group before the first apply."
  }
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

variable "mysql_database_migrations_cpu" {
  description = "mysql-database-migrations: cores of a copy."
  type        = number
  nullable    = false
}

variable "mysql_database_migrations_image_tag" {
  description = "mysql-database-migrations: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "mysql_database_migrations_max_replicas" {
  description = "mysql-database-migrations: copies that run under load."
  type        = number
  nullable    = false
}

variable "mysql_database_migrations_memory" {
  description = "mysql-database-migrations: memory of a copy."
  type        = string
  nullable    = false
}

variable "mysql_database_migrations_min_replicas" {
  description = "mysql-database-migrations: copies that always run."
  type        = number
  nullable    = false
}

variable "mysql_database_orders_sku" {
  description = "mysql-database-orders: size of the server."
  type        = string
  nullable    = false
}

variable "mysql_database_orders_standby" {
  description = "mysql-database-orders: a second copy in another zone."
  type        = bool
  nullable    = false
}

variable "mysql_database_report_cpu" {
  description = "mysql-database-report: cores of a copy."
  type        = number
  nullable    = false
}

variable "mysql_database_report_image_tag" {
  description = "mysql-database-report: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "mysql_database_report_max_replicas" {
  description = "mysql-database-report: copies that run under load."
  type        = number
  nullable    = false
}

variable "mysql_database_report_memory" {
  description = "mysql-database-report: memory of a copy."
  type        = string
  nullable    = false
}

variable "mysql_database_report_min_replicas" {
  description = "mysql-database-report: copies that always run."
  type        = number
  nullable    = false
}

variable "mysql_database_shop_cpu" {
  description = "mysql-database-shop: cores of a copy."
  type        = number
  nullable    = false
}

variable "mysql_database_shop_image_tag" {
  description = "mysql-database-shop: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "mysql_database_shop_max_replicas" {
  description = "mysql-database-shop: copies that run under load."
  type        = number
  nullable    = false
}

variable "mysql_database_shop_memory" {
  description = "mysql-database-shop: memory of a copy."
  type        = string
  nullable    = false
}

variable "mysql_database_shop_min_replicas" {
  description = "mysql-database-shop: copies that always run."
  type        = number
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
