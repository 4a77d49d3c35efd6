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

variable "network_cidr" {
  description = "IPv4 range of the network."
  type        = string
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.network_cidr))
    error_message = "The range must look like 10.0.0.0/16."
  }
}

variable "postgres_database_migrations_cpu" {
  description = "postgres-database-migrations: processors."
  type        = string
  nullable    = false
}

variable "postgres_database_migrations_image" {
  description = "postgres-database-migrations: container image without a tag."
  type        = string
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
  description = "postgres-database-migrations: memory."
  type        = string
  nullable    = false
}

variable "postgres_database_migrations_min_replicas" {
  description = "postgres-database-migrations: copies that always run."
  type        = number
  nullable    = false
}

variable "postgres_database_orders_nodes" {
  description = "postgres-database-orders: servers; the others are copies."
  type        = number
  nullable    = false
}

variable "postgres_database_orders_size" {
  description = "postgres-database-orders: size of the server."
  type        = string
  nullable    = false
}

variable "postgres_database_report_cpu" {
  description = "postgres-database-report: processors."
  type        = string
  nullable    = false
}

variable "postgres_database_report_image" {
  description = "postgres-database-report: container image without a tag."
  type        = string
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
  description = "postgres-database-report: memory."
  type        = string
  nullable    = false
}

variable "postgres_database_report_min_replicas" {
  description = "postgres-database-report: copies that always run."
  type        = number
  nullable    = false
}

variable "postgres_database_shop_cpu" {
  description = "postgres-database-shop: processors."
  type        = string
  nullable    = false
}

variable "postgres_database_shop_image" {
  description = "postgres-database-shop: container image without a tag."
  type        = string
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
  description = "postgres-database-shop: memory."
  type        = string
  nullable    = false
}

variable "postgres_database_shop_min_replicas" {
  description = "postgres-database-shop: copies that always run."
  type        = number
  nullable    = false
}
