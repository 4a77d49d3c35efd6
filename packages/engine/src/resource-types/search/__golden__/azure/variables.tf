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

variable "search_importer_cpu" {
  description = "search-importer: cores of a copy."
  type        = number
  nullable    = false
}

variable "search_importer_image_tag" {
  description = "search-importer: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "search_importer_max_replicas" {
  description = "search-importer: copies that run under load."
  type        = number
  nullable    = false
}

variable "search_importer_memory" {
  description = "search-importer: memory of a copy."
  type        = string
  nullable    = false
}

variable "search_importer_min_replicas" {
  description = "search-importer: copies that always run."
  type        = number
  nullable    = false
}

variable "search_products_replicas" {
  description = "search-products: copies that answer, each in another zone."
  type        = number
  nullable    = false
}

variable "search_products_sku" {
  description = "search-products: size of the service."
  type        = string
  nullable    = false
}

variable "search_shop_cpu" {
  description = "search-shop: cores of a copy."
  type        = number
  nullable    = false
}

variable "search_shop_image_tag" {
  description = "search-shop: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "search_shop_max_replicas" {
  description = "search-shop: copies that run under load."
  type        = number
  nullable    = false
}

variable "search_shop_memory" {
  description = "search-shop: memory of a copy."
  type        = string
  nullable    = false
}

variable "search_shop_min_replicas" {
  description = "search-shop: copies that always run."
  type        = number
  nullable    = false
}

variable "subscription_id" {
  description = "Azure subscription; the one in ARM_SUBSCRIPTION_ID when not given."
  type        = string
  default     = null
  nullable    = true
}
