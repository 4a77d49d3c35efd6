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

variable "outbound_cidrs" {
  description = "IPv4 ranges that machines may get packages and names from."
  type        = list(string)
  nullable    = false
}

variable "virtual_machine_caller_cpu" {
  description = "virtual-machine-caller: processors."
  type        = string
  nullable    = false
}

variable "virtual_machine_caller_image" {
  description = "virtual-machine-caller: container image without a tag."
  type        = string
  nullable    = false
}

variable "virtual_machine_caller_image_tag" {
  description = "virtual-machine-caller: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "virtual_machine_caller_max_replicas" {
  description = "virtual-machine-caller: copies that run under load."
  type        = number
  nullable    = false
}

variable "virtual_machine_caller_memory" {
  description = "virtual-machine-caller: memory."
  type        = string
  nullable    = false
}

variable "virtual_machine_caller_min_replicas" {
  description = "virtual-machine-caller: copies that always run."
  type        = number
  nullable    = false
}

variable "virtual_machine_legacy_machine_size" {
  description = "Legacy application: size of the machines."
  type        = string
  nullable    = false
}

variable "virtual_machine_legacy_machines" {
  description = "Legacy application: machines that run."
  type        = number
  nullable    = false
}
