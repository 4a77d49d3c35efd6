variable "environment" {
  description = "Environment that is deployed."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "The environment must be one of dev, staging, production."
  }
}

variable "function_db_instance_class" {
  description = "function-db: RDS instance class."
  type        = string
  nullable    = false
}

variable "function_db_multi_az" {
  description = "function-db: a second copy in another zone."
  type        = bool
  nullable    = false
}

variable "function_invoices_code_version" {
  description = "function-invoices: version of the code to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "function_invoices_memory" {
  description = "function-invoices: memory in MiB."
  type        = number
  nullable    = false
}

variable "function_shop_cpu" {
  description = "function-shop: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "function_shop_image_tag" {
  description = "function-shop: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "function_shop_max_replicas" {
  description = "function-shop: copies that run under load."
  type        = number
  nullable    = false
}

variable "function_shop_memory" {
  description = "function-shop: memory in MiB."
  type        = number
  nullable    = false
}

variable "function_shop_min_replicas" {
  description = "function-shop: copies that always run."
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
