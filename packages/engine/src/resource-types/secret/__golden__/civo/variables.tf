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

variable "secret_checkout_cpu" {
  description = "secret-checkout: processors."
  type        = string
  nullable    = false
}

variable "secret_checkout_image" {
  description = "secret-checkout: container image without a tag."
  type        = string
  nullable    = false
}

variable "secret_checkout_image_tag" {
  description = "secret-checkout: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "secret_checkout_max_replicas" {
  description = "secret-checkout: copies that run under load."
  type        = number
  nullable    = false
}

variable "secret_checkout_memory" {
  description = "secret-checkout: memory."
  type        = string
  nullable    = false
}

variable "secret_checkout_min_replicas" {
  description = "secret-checkout: copies that always run."
  type        = number
  nullable    = false
}

variable "secret_renewal_cpu" {
  description = "secret-renewal: processors."
  type        = string
  nullable    = false
}

variable "secret_renewal_image" {
  description = "secret-renewal: container image without a tag."
  type        = string
  nullable    = false
}

variable "secret_renewal_image_tag" {
  description = "secret-renewal: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "secret_renewal_max_replicas" {
  description = "secret-renewal: copies that run under load."
  type        = number
  nullable    = false
}

variable "secret_renewal_memory" {
  description = "secret-renewal: memory."
  type        = string
  nullable    = false
}

variable "secret_renewal_min_replicas" {
  description = "secret-renewal: copies that always run."
  type        = number
  nullable    = false
}
