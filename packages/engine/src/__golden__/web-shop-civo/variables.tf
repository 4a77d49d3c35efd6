variable "admin_cidrs" {
  description = "IPv4 ranges that may reach the cluster’s API: administrators and pipelines."
  type        = list(string)
  nullable    = false
}

variable "catalog_db_nodes" {
  description = "Catalog database: servers; the others are copies."
  type        = number
  nullable    = false
}

variable "catalog_db_size" {
  description = "Catalog database: size of the server."
  type        = string
  nullable    = false
}

variable "catalog_service_catalog_cache_url" {
  description = "Catalog service: address of resource:default/catalog-cache, which this stack does not make."
  type        = string
  nullable    = false
}

variable "catalog_service_cpu" {
  description = "Catalog service: processors."
  type        = string
  nullable    = false
}

variable "catalog_service_dns_name" {
  description = "Catalog service: name within the DNS zone."
  type        = string
  nullable    = false
}

variable "catalog_service_domain_name" {
  description = "Catalog service: host name on the internet."
  type        = string
  nullable    = false
}

variable "catalog_service_image" {
  description = "Catalog service: container image without a tag."
  type        = string
  nullable    = false
}

variable "catalog_service_image_tag" {
  description = "Catalog service: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "catalog_service_max_replicas" {
  description = "Catalog service: copies that run under load."
  type        = number
  nullable    = false
}

variable "catalog_service_memory" {
  description = "Catalog service: memory."
  type        = string
  nullable    = false
}

variable "catalog_service_min_replicas" {
  description = "Catalog service: copies that always run."
  type        = number
  nullable    = false
}

variable "checkout_service_dns_name" {
  description = "Checkout service: name within the DNS zone."
  type        = string
  nullable    = false
}

variable "checkout_service_domain_name" {
  description = "Checkout service: host name on the internet."
  type        = string
  nullable    = false
}

variable "checkout_service_image" {
  description = "Checkout service: container image without a tag."
  type        = string
  nullable    = false
}

variable "checkout_service_image_tag" {
  description = "Checkout service: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "checkout_service_max_replicas" {
  description = "Checkout service: copies that run under load."
  type        = number
  nullable    = false
}

variable "checkout_service_min_replicas" {
  description = "Checkout service: copies that always run."
  type        = number
  nullable    = false
}

variable "checkout_service_order_events_url" {
  description = "Checkout service: address of resource:default/order-events, which this stack does not make."
  type        = string
  nullable    = false
}

variable "checkout_service_orders_queue_url" {
  description = "Checkout service: address of resource:default/orders-queue, which this stack does not make."
  type        = string
  nullable    = false
}

variable "checkout_service_payments_service_url" {
  description = "Checkout service: address of component:default/payments-service, which this stack does not make."
  type        = string
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

variable "order_worker_cpu" {
  description = "Order worker: processors."
  type        = string
  nullable    = false
}

variable "order_worker_image" {
  description = "Order worker: container image without a tag."
  type        = string
  nullable    = false
}

variable "order_worker_image_tag" {
  description = "Order worker: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "order_worker_memory" {
  description = "Order worker: memory."
  type        = string
  nullable    = false
}

variable "order_worker_orders_queue_url" {
  description = "Order worker: address of resource:default/orders-queue, which this stack does not make."
  type        = string
  nullable    = false
}

variable "orders_db_nodes" {
  description = "Orders database: servers; the others are copies."
  type        = number
  nullable    = false
}

variable "receipt_renderer_cpu" {
  description = "Receipt renderer: processors."
  type        = string
  nullable    = false
}

variable "receipt_renderer_image" {
  description = "Receipt renderer: container image without a tag."
  type        = string
  nullable    = false
}

variable "receipt_renderer_image_tag" {
  description = "Receipt renderer: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "receipt_renderer_max_replicas" {
  description = "Receipt renderer: copies that run under load."
  type        = number
  nullable    = false
}

variable "receipt_renderer_memory" {
  description = "Receipt renderer: memory."
  type        = string
  nullable    = false
}

variable "receipt_renderer_min_replicas" {
  description = "Receipt renderer: copies that always run."
  type        = number
  nullable    = false
}

variable "recommendations_catalog_cache_url" {
  description = "Recommendations: address of resource:default/catalog-cache, which this stack does not make."
  type        = string
  nullable    = false
}

variable "recommendations_cpu" {
  description = "Recommendations: processors."
  type        = string
  nullable    = false
}

variable "recommendations_image" {
  description = "Recommendations: container image without a tag."
  type        = string
  nullable    = false
}

variable "recommendations_image_tag" {
  description = "Recommendations: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "recommendations_max_replicas" {
  description = "Recommendations: copies that run under load."
  type        = number
  nullable    = false
}

variable "recommendations_memory" {
  description = "Recommendations: memory."
  type        = string
  nullable    = false
}

variable "recommendations_min_replicas" {
  description = "Recommendations: copies that always run."
  type        = number
  nullable    = false
}
