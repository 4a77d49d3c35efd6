variable "catalog_cache_high_availability" {
  description = "Catalog cache: whether a replica takes over when the primary is lost."
  type        = bool
  nullable    = false
}

variable "catalog_cache_sku" {
  description = "Catalog cache: size of the cache."
  type        = string
  nullable    = false
}

variable "catalog_db_sku" {
  description = "Catalog database: size of the server."
  type        = string
  nullable    = false
}

variable "catalog_db_standby" {
  description = "Catalog database: a second copy in another zone."
  type        = bool
  nullable    = false
}

variable "catalog_service_cpu" {
  description = "Catalog service: cores of a copy."
  type        = number
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
  description = "Catalog service: memory of a copy."
  type        = string
  nullable    = false
}

variable "catalog_service_min_replicas" {
  description = "Catalog service: copies that always run."
  type        = number
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

variable "network_cidr" {
  description = "IPv4 range of the virtual network."
  type        = string
  nullable    = false
}

variable "order_worker_cpu" {
  description = "Order worker: cores of a copy."
  type        = number
  nullable    = false
}

variable "order_worker_image_tag" {
  description = "Order worker: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "order_worker_memory" {
  description = "Order worker: memory of a copy."
  type        = string
  nullable    = false
}

variable "orders_db_standby" {
  description = "Orders database: a second copy in another zone."
  type        = bool
  nullable    = false
}

variable "receipt_renderer_cpu" {
  description = "Receipt renderer: cores of a copy."
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
  description = "Receipt renderer: memory of a copy."
  type        = string
  nullable    = false
}

variable "receipt_renderer_min_replicas" {
  description = "Receipt renderer: copies that always run."
  type        = number
  nullable    = false
}

variable "recommendations_cpu" {
  description = "Recommendations: cores of a copy."
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
  description = "Recommendations: memory of a copy."
  type        = string
  nullable    = false
}

variable "recommendations_min_replicas" {
  description = "Recommendations: copies that always run."
  type        = number
  nullable    = false
}

variable "subscription_id" {
  description = "Azure subscription; the one in ARM_SUBSCRIPTION_ID when not given."
  type        = string
  default     = null
  nullable    = true
}
