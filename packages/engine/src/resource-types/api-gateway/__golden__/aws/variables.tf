variable "api_gateway_door_domain_name" {
  description = "api-gateway-door: host name on the internet."
  type        = string
  nullable    = false
}

variable "api_gateway_orders_cpu" {
  description = "api-gateway-orders: CPU units; 1024 are one core."
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
  description = "api-gateway-orders: memory in MiB."
  type        = number
  nullable    = false
}

variable "api_gateway_orders_min_replicas" {
  description = "api-gateway-orders: copies that always run."
  type        = number
  nullable    = false
}

variable "api_gateway_prices_cpu" {
  description = "api-gateway-prices: CPU units; 1024 are one core."
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
  description = "api-gateway-prices: memory in MiB."
  type        = number
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

variable "vpc_cidr" {
  description = "IPv4 range of the VPC."
  type        = string
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.vpc_cidr))
    error_message = "The range must look like 10.0.0.0/16."
  }
}
