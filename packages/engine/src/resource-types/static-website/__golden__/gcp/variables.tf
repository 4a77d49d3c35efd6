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
  description = "static-website-backend: memory."
  type        = string
  nullable    = false
}

variable "static_website_backend_min_replicas" {
  description = "static-website-backend: copies that always run."
  type        = number
  nullable    = false
}

variable "static_website_pages_domain_name" {
  description = "Pages: host name on the internet."
  type        = string
  nullable    = false
}
