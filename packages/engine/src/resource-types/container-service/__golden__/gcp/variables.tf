variable "container_service_db_availability_type" {
  description = "container-service-db: one zone (ZONAL), or a second copy in another (REGIONAL)."
  type        = string
  nullable    = false
}

variable "container_service_db_tier" {
  description = "container-service-db: Cloud SQL machine type."
  type        = string
  nullable    = false
}

variable "container_service_labels_image_tag" {
  description = "container-service-labels: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "container_service_labels_memory" {
  description = "container-service-labels: memory."
  type        = string
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
  description = "container-service-prices: memory."
  type        = string
  nullable    = false
}

variable "container_service_prices_min_replicas" {
  description = "container-service-prices: copies that always run."
  type        = number
  nullable    = false
}

variable "container_service_shop_domain_name" {
  description = "container-service-shop: host name on the internet."
  type        = string
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
  description = "container-service-shop: memory."
  type        = string
  nullable    = false
}

variable "container_service_shop_min_replicas" {
  description = "container-service-shop: copies that always run."
  type        = number
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

variable "project_id" {
  description = "Google Cloud project that is deployed to."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^([a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project_id))
    error_message = "A project ID has 6 to 30 lower-case letters, digits and dashes, and begins with a letter."
  }
}
