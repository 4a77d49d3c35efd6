variable "dns_zone_customers_domain_name" {
  description = "Host names of customers: domain that the zone is for."
  type        = string
  nullable    = false
}

variable "dns_zone_tenants_cpu" {
  description = "dns-zone-tenants: cores of a copy."
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
  description = "dns-zone-tenants: memory of a copy."
  type        = string
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
