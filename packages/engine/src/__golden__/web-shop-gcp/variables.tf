variable "catalog_cache_node_type" {
  description = "Catalog cache: Memorystore node type."
  type        = string
  nullable    = false
}

variable "catalog_cache_replicas" {
  description = "Catalog cache: copies beside the primary."
  type        = number
  nullable    = false
}

variable "catalog_db_availability_type" {
  description = "Catalog database: one zone (ZONAL), or a second copy in another (REGIONAL)."
  type        = string
  nullable    = false
}

variable "catalog_db_tier" {
  description = "Catalog database: Cloud SQL machine type."
  type        = string
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
  description = "Catalog service: memory."
  type        = string
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

variable "dns_managed_zone" {
  description = "Name of the Cloud DNS zone for example.com."
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

variable "network_cidr" {
  description = "IPv4 range of the network."
  type        = string
  nullable    = false
}

variable "order_worker_image_tag" {
  description = "Order worker: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "order_worker_memory" {
  description = "Order worker: memory."
  type        = string
  nullable    = false
}

variable "orders_db_availability_type" {
  description = "Orders database: one zone (ZONAL), or a second copy in another (REGIONAL)."
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
  description = "Receipt renderer: memory."
  type        = string
  nullable    = false
}

variable "receipt_renderer_min_replicas" {
  description = "Receipt renderer: copies that always run."
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
  description = "Recommendations: memory."
  type        = string
  nullable    = false
}

variable "recommendations_min_replicas" {
  description = "Recommendations: copies that always run."
  type        = number
  nullable    = false
}

variable "storefront_domain_name" {
  description = "Storefront: host name on the internet."
  type        = string
  nullable    = false
}
