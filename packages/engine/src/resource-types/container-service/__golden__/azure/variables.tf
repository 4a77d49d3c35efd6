variable "container_service_db_sku" {
  description = "container-service-db: size of the server."
  type        = string
  nullable    = false
}

variable "container_service_db_standby" {
  description = "container-service-db: a second copy in another zone."
  type        = bool
  nullable    = false
}

variable "container_service_labels_cpu" {
  description = "container-service-labels: cores of a run."
  type        = number
  nullable    = false
}

variable "container_service_labels_image_tag" {
  description = "container-service-labels: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "container_service_labels_memory" {
  description = "container-service-labels: memory of a run."
  type        = string
  nullable    = false
}

variable "container_service_prices_cpu" {
  description = "container-service-prices: cores of a copy."
  type        = number
  nullable    = false
}

variable "container_service_prices_image_tag" {
  description = "container-service-prices: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "container_service_prices_max_replicas" {
  description = "container-service-prices: copies that run under load."
  type        = number
  nullable    = false
}

variable "container_service_prices_memory" {
  description = "container-service-prices: memory of a copy."
  type        = string
  nullable    = false
}

variable "container_service_prices_min_replicas" {
  description = "container-service-prices: copies that always run."
  type        = number
  nullable    = false
}

variable "container_service_shop_cpu" {
  description = "container-service-shop: cores of a copy."
  type        = number
  nullable    = false
}

variable "container_service_shop_image_tag" {
  description = "container-service-shop: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "container_service_shop_max_replicas" {
  description = "container-service-shop: copies that run under load."
  type        = number
  nullable    = false
}

variable "container_service_shop_memory" {
  description = "container-service-shop: memory of a copy."
  type        = string
  nullable    = false
}

variable "container_service_shop_min_replicas" {
  description = "container-service-shop: copies that always run."
  type        = number
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

variable "subscription_id" {
  description = "Azure subscription; the one in ARM_SUBSCRIPTION_ID when not given."
  type        = string
  default     = null
  nullable    = true
}
