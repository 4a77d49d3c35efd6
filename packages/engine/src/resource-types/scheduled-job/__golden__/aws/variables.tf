variable "environment" {
  description = "Environment that is deployed."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "The environment must be one of dev, staging, production."
  }
}

variable "scheduled_job_db_instance_class" {
  description = "scheduled-job-db: RDS instance class."
  type        = string
  nullable    = false
}

variable "scheduled_job_db_multi_az" {
  description = "scheduled-job-db: a second copy in another zone."
  type        = bool
  nullable    = false
}

variable "scheduled_job_desk_cpu" {
  description = "scheduled-job-desk: CPU units; 1024 are one core."
  type        = number
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
  description = "scheduled-job-desk: memory in MiB."
  type        = number
  nullable    = false
}

variable "scheduled_job_desk_min_replicas" {
  description = "scheduled-job-desk: copies that always run."
  type        = number
  nullable    = false
}

variable "scheduled_job_report_cpu" {
  description = "scheduled-job-report: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "scheduled_job_report_image_tag" {
  description = "scheduled-job-report: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "scheduled_job_report_memory" {
  description = "scheduled-job-report: memory in MiB."
  type        = number
  nullable    = false
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
