variable "admin_cidrs" {
  description = "IPv4 ranges that may reach the cluster’s API: administrators and pipelines."
  type        = list(string)
  nullable    = false
}

variable "api_gateway_door_dns_name" {
  description = "api-gateway-door: name within the DNS zone."
  type        = string
  nullable    = false
}

variable "api_gateway_door_domain_name" {
  description = "api-gateway-door: host name on the internet."
  type        = string
  nullable    = false
}

variable "api_gateway_orders_cpu" {
  description = "api-gateway-orders: processors."
  type        = string
  nullable    = false
}

variable "api_gateway_orders_image" {
  description = "api-gateway-orders: container image without a tag."
  type        = string
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
  description = "api-gateway-orders: memory."
  type        = string
  nullable    = false
}

variable "api_gateway_orders_min_replicas" {
  description = "api-gateway-orders: copies that always run."
  type        = number
  nullable    = false
}

variable "api_gateway_prices_cpu" {
  description = "api-gateway-prices: processors."
  type        = string
  nullable    = false
}

variable "api_gateway_prices_image" {
  description = "api-gateway-prices: container image without a tag."
  type        = string
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
  description = "api-gateway-prices: memory."
  type        = string
  nullable    = false
}

variable "api_gateway_prices_min_replicas" {
  description = "api-gateway-prices: copies that always run."
  type        = number
  nullable    = false
}

variable "cluster_nodes" {
  description = "Machines of the cluster."
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
