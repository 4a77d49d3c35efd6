variable "admin_cidrs" {
  description = "IPv4 ranges that may reach the cluster’s API: administrators and pipelines."
  type        = list(string)
  nullable    = false
}

variable "cluster_nodes" {
  description = "Machines of the cluster."
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

variable "kubeconfig_path" {
  description = "File with which Terraform reaches the cluster; it is fetched and never stored."
  type        = string
  nullable    = false
}

variable "kubernetes_version" {
  description = "Version of Kubernetes; `civo kubernetes versions` lists those there are."
  type        = string
  nullable    = false
}

variable "mysql_database_migrations_cpu" {
  description = "mysql-database-migrations: processors."
  type        = string
  nullable    = false
}

variable "mysql_database_migrations_image" {
  description = "mysql-database-migrations: container image without a tag."
  type        = string
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
  description = "mysql-database-migrations: memory."
  type        = string
  nullable    = false
}

variable "mysql_database_migrations_min_replicas" {
  description = "mysql-database-migrations: copies that always run."
  type        = number
  nullable    = false
}

variable "mysql_database_orders_nodes" {
  description = "mysql-database-orders: servers; the others are copies."
  type        = number
  nullable    = false
}

variable "mysql_database_orders_size" {
  description = "mysql-database-orders: size of the server."
  type        = string
  nullable    = false
}

variable "mysql_database_report_cpu" {
  description = "mysql-database-report: processors."
  type        = string
  nullable    = false
}

variable "mysql_database_report_image" {
  description = "mysql-database-report: container image without a tag."
  type        = string
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
  description = "mysql-database-report: memory."
  type        = string
  nullable    = false
}

variable "mysql_database_report_min_replicas" {
  description = "mysql-database-report: copies that always run."
  type        = number
  nullable    = false
}

variable "mysql_database_shop_cpu" {
  description = "mysql-database-shop: processors."
  type        = string
  nullable    = false
}

variable "mysql_database_shop_image" {
  description = "mysql-database-shop: container image without a tag."
  type        = string
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
  description = "mysql-database-shop: memory."
  type        = string
  nullable    = false
}

variable "mysql_database_shop_min_replicas" {
  description = "mysql-database-shop: copies that always run."
  type        = number
  nullable    = false
}

variable "network_cidr" {
  description = "IPv4 range of the network."
  type        = string
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.network_cidr))
    error_message = "The range must look like 10.0.0.0/16."
  }
}
