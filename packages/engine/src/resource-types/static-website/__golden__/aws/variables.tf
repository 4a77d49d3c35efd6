variable "environment" {
  description = "Environment that is deployed."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "The environment must be one of dev, staging, production."
  }
}

variable "static_website_backend_cpu" {
  description = "static-website-backend: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "static_website_backend_domain_name" {
  description = "static-website-backend: host name on the internet."
  type        = string
  nullable    = false
}

variable "static_website_backend_image_tag" {
  description = "static-website-backend: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "static_website_backend_max_replicas" {
  description = "static-website-backend: copies that run under load."
  type        = number
  nullable    = false
}

variable "static_website_backend_memory" {
  description = "static-website-backend: memory in MiB."
  type        = number
  nullable    = false
}

variable "static_website_backend_min_replicas" {
  description = "static-website-backend: copies that always run."
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
