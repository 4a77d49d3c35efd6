variable "catalog_cache_failover" {
  description = "Catalog cache: whether a replica takes over when the primary is lost."
  type        = bool
  nullable    = false
}

variable "catalog_cache_node_type" {
  description = "Catalog cache: ElastiCache node type."
  type        = string
  nullable    = false
}

variable "catalog_cache_nodes" {
  description = "Catalog cache: the primary and its replicas."
  type        = number
  nullable    = false
}

variable "catalog_db_instance_class" {
  description = "Catalog database: RDS instance class."
  type        = string
  nullable    = false
}

variable "catalog_db_multi_az" {
  description = "Catalog database: a second copy in another zone."
  type        = bool
  nullable    = false
}

variable "catalog_service_cpu" {
  description = "Catalog service: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "catalog_service_domain_name" {
  description = "Catalog service: host name on the internet."
  type        = string
  nullable    = false
}

variable "catalog_service_image_tag" {
  description = "Catalog service: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "catalog_service_max_replicas" {
  description = "Catalog service: copies that run under load."
  type        = number
  nullable    = false
}

variable "catalog_service_memory" {
  description = "Catalog service: memory in MiB."
  type        = number
  nullable    = false
}

variable "catalog_service_min_replicas" {
  description = "Catalog service: copies that always run."
  type        = number
  nullable    = false
}

variable "checkout_service_domain_name" {
  description = "Checkout service: host name on the internet."
  type        = string
  nullable    = false
}

variable "checkout_service_image_tag" {
  description = "Checkout service: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "checkout_service_max_replicas" {
  description = "Checkout service: copies that run under load."
  type        = number
  nullable    = false
}

variable "checkout_service_min_replicas" {
  description = "Checkout service: copies that always run."
  type        = number
  nullable    = false
}

variable "checkout_service_payments_service_url" {
  description = "Checkout service: address of component:default/payments-service, which this stack does not make."
  type        = string
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

variable "order_worker_cpu" {
  description = "Order worker: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "order_worker_image_tag" {
  description = "Order worker: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "order_worker_memory" {
  description = "Order worker: memory in MiB."
  type        = number
  nullable    = false
}

variable "orders_db_multi_az" {
  description = "Orders database: a second copy in another zone."
  type        = bool
  nullable    = false
}

variable "receipt_renderer_cpu" {
  description = "Receipt renderer: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "receipt_renderer_image_tag" {
  description = "Receipt renderer: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "receipt_renderer_max_replicas" {
  description = "Receipt renderer: copies that run under load."
  type        = number
  nullable    = false
}

variable "receipt_renderer_memory" {
  description = "Receipt renderer: memory in MiB."
  type        = number
  nullable    = false
}

variable "receipt_renderer_min_replicas" {
  description = "Receipt renderer: copies that always run."
  type        = number
  nullable    = false
}

variable "recommendations_cpu" {
  description = "Recommendations: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "recommendations_image_tag" {
  description = "Recommendations: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "recommendations_max_replicas" {
  description = "Recommendations: copies that run under load."
  type        = number
  nullable    = false
}

variable "recommendations_memory" {
  description = "Recommendations: memory in MiB."
  type        = number
  nullable    = false
}

variable "recommendations_min_replicas" {
  description = "Recommendations: copies that always run."
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
