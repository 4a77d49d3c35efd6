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

variable "scheduled_job_db_availability_type" {
  description = "scheduled-job-db: one zone (ZONAL), or a second copy in another (REGIONAL)."
  type        = string
  nullable    = false
}

variable "scheduled_job_db_tier" {
  description = "scheduled-job-db: Cloud SQL machine type."
  type        = string
  nullable    = false
}

variable "scheduled_job_desk_image_tag" {
  description = "scheduled-job-desk: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "scheduled_job_desk_max_replicas" {
  description = "scheduled-job-desk: copies that run under load."
  type        = number
  nullable    = false
}

variable "scheduled_job_desk_memory" {
  description = "scheduled-job-desk: memory."
  type        = string
  nullable    = false
}

variable "scheduled_job_desk_min_replicas" {
  description = "scheduled-job-desk: copies that always run."
  type        = number
  nullable    = false
}

variable "scheduled_job_report_image_tag" {
  description = "scheduled-job-report: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "scheduled_job_report_memory" {
  description = "scheduled-job-report: memory."
  type        = string
  nullable    = false
}
