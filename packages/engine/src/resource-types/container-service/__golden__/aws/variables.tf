variable "container_service_db_instance_class" {
  description = "container-service-db: RDS instance class."
  type        = string
  nullable    = false
}

variable "container_service_db_multi_az" {
  description = "container-service-db: a second copy in another zone."
  type        = bool
  nullable    = false
}

variable "container_service_labels_cpu" {
  description = "container-service-labels: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "container_service_labels_image_tag" {
  description = "container-service-labels: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "container_service_labels_memory" {
  description = "container-service-labels: memory in MiB."
  type        = number
  nullable    = false
}

variable "container_service_prices_cpu" {
  description = "container-service-prices: CPU units; 1024 are one core."
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
  description = "container-service-prices: memory in MiB."
  type        = number
  nullable    = false
}

variable "container_service_prices_min_replicas" {
  description = "container-service-prices: copies that always run."
  type        = number
  nullable    = false
}

variable "container_service_shop_cpu" {
  description = "container-service-shop: CPU units; 1024 are one core."
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
  description = "container-service-shop: memory in MiB."
  type        = number
  nullable    = false
}

variable "container_service_shop_min_replicas" {
  description = "container-service-shop: copies that always run."
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
