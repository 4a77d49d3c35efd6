variable "environment" {
  description = "Environment that is deployed."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "The environment must be one of dev, staging, production."
  }
}

variable "search_importer_cpu" {
  description = "search-importer: CPU units; 1024 are one core."
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
  description = "search-importer: memory in MiB."
  type        = number
  nullable    = false
}

variable "search_importer_min_replicas" {
  description = "search-importer: copies that always run."
  type        = number
  nullable    = false
}

variable "search_products_dedicated_master_type" {
  description = "search-products: type of the nodes that decide."
  type        = string
  nullable    = false
}

variable "search_products_instance_type" {
  description = "search-products: type of the nodes."
  type        = string
  nullable    = false
}

variable "search_products_nodes" {
  description = "search-products: nodes that hold data."
  type        = number
  nullable    = false
}

variable "search_products_zone_awareness" {
  description = "search-products: whether it survives the loss of a zone."
  type        = bool
  nullable    = false
}

variable "search_shop_cpu" {
  description = "search-shop: CPU units; 1024 are one core."
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
  description = "search-shop: memory in MiB."
  type        = number
  nullable    = false
}

variable "search_shop_min_replicas" {
  description = "search-shop: copies that always run."
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
