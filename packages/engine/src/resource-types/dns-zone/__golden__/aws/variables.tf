variable "dns_zone_customers_domain_name" {
  description = "Host names of customers: domain that the zone is for."
  type        = string
  nullable    = false
}

variable "dns_zone_tenants_cpu" {
  description = "dns-zone-tenants: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "dns_zone_tenants_image_tag" {
  description = "dns-zone-tenants: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "dns_zone_tenants_max_replicas" {
  description = "dns-zone-tenants: copies that run under load."
  type        = number
  nullable    = false
}

variable "dns_zone_tenants_memory" {
  description = "dns-zone-tenants: memory in MiB."
  type        = number
  nullable    = false
}

variable "dns_zone_tenants_min_replicas" {
  description = "dns-zone-tenants: copies that always run."
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
