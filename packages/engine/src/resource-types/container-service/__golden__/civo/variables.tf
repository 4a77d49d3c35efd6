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

variable "container_service_db_nodes" {
  description = "container-service-db: servers; the others are copies."
  type        = number
  nullable    = false
}

variable "container_service_db_size" {
  description = "container-service-db: size of the server."
  type        = string
  nullable    = false
}

variable "container_service_labels_cpu" {
  description = "container-service-labels: processors."
  type        = string
  nullable    = false
}

variable "container_service_labels_image" {
  description = "container-service-labels: container image without a tag."
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

variable "container_service_prices_cpu" {
  description = "container-service-prices: processors."
  type        = string
  nullable    = false
}

variable "container_service_prices_image" {
  description = "container-service-prices: container image without a tag."
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

variable "container_service_shop_cpu" {
  description = "container-service-shop: processors."
  type        = string
  nullable    = false
}

variable "container_service_shop_dns_name" {
  description = "container-service-shop: name within the DNS zone."
  type        = string
  nullable    = false
}

variable "container_service_shop_domain_name" {
  description = "container-service-shop: host name on the internet."
  type        = string
  nullable    = false
}

variable "container_service_shop_image" {
  description = "container-service-shop: container image without a tag."
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
