variable "api_gateway_door_publisher_email" {
  description = "api-gateway-door: address that Azure writes to about it."
  type        = string
  nullable    = false
}

variable "api_gateway_orders_cpu" {
  description = "api-gateway-orders: cores of a copy."
  type        = number
  nullable    = false
}

variable "api_gateway_orders_image_tag" {
  description = "api-gateway-orders: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "api_gateway_orders_max_replicas" {
  description = "api-gateway-orders: copies that run under load."
  type        = number
  nullable    = false
}

variable "api_gateway_orders_memory" {
  description = "api-gateway-orders: memory of a copy."
  type        = string
  nullable    = false
}

variable "api_gateway_orders_min_replicas" {
  description = "api-gateway-orders: copies that always run."
  type        = number
  nullable    = false
}

variable "api_gateway_prices_cpu" {
  description = "api-gateway-prices: cores of a copy."
  type        = number
  nullable    = false
}

variable "api_gateway_prices_image_tag" {
  description = "api-gateway-prices: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "api_gateway_prices_max_replicas" {
  description = "api-gateway-prices: copies that run under load."
  type        = number
  nullable    = false
}

variable "api_gateway_prices_memory" {
  description = "api-gateway-prices: memory of a copy."
  type        = string
  nullable    = false
}

variable "api_gateway_prices_min_replicas" {
  description = "api-gateway-prices: copies that always run."
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
