variable "admin_cidrs" {
  description = "IPv4 ranges that may reach the cluster’s API: administrators and pipelines."
  type        = list(string)
  nullable    = false
}

variable "cluster_nodes" {
  description = "Machines of the cluster."
  type        = number
  nullable    = false
}

variable "dns_zone_customers_domain_name" {
  description = "Host names of customers: domain that the zone is for."
  type        = string
  nullable    = false
}

variable "dns_zone_tenants_cpu" {
  description = "dns-zone-tenants: processors."
  type        = string
  nullable    = false
}

variable "dns_zone_tenants_image" {
  description = "dns-zone-tenants: container image without a tag."
  type        = string
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
  description = "dns-zone-tenants: memory."
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

variable "kubeconfig_path" {
  description = "File with which Terraform reaches the cluster; it is fetched and never stored."
  type        = string
  nullable    = false
}

variable "kubernetes_version" {
  description = "Version of Kubernetes; `civo kubernetes versions` lists those there are."
  type        = string
  nullable    = false
}

variable "network_cidr" {
  description = "IPv4 range of the network."
  type        = string
  nullable    = false

  validation {
    condition     = can(cidrnetmask(var.network_cidr))
    error_message = "The range must look like 10.0.0.0/16."
  }
}
