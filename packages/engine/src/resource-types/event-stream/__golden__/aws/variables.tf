variable "environment" {
  description = "Environment that is deployed."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "The environment must be one of dev, staging, production."
  }
}

variable "event_stream_counter_cpu" {
  description = "event-stream-counter: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "event_stream_counter_image_tag" {
  description = "event-stream-counter: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "event_stream_counter_max_replicas" {
  description = "event-stream-counter: copies that run under load."
  type        = number
  nullable    = false
}

variable "event_stream_counter_memory" {
  description = "event-stream-counter: memory in MiB."
  type        = number
  nullable    = false
}

variable "event_stream_counter_min_replicas" {
  description = "event-stream-counter: copies that always run."
  type        = number
  nullable    = false
}

variable "event_stream_recorder_cpu" {
  description = "event-stream-recorder: CPU units; 1024 are one core."
  type        = number
  nullable    = false
}

variable "event_stream_recorder_image_tag" {
  description = "event-stream-recorder: image tag to deploy; the release pipeline sets it."
  type        = string
  nullable    = false
}

variable "event_stream_recorder_max_replicas" {
  description = "event-stream-recorder: copies that run under load."
  type        = number
  nullable    = false
}

variable "event_stream_recorder_memory" {
  description = "event-stream-recorder: memory in MiB."
  type        = number
  nullable    = false
}

variable "event_stream_recorder_min_replicas" {
  description = "event-stream-recorder: copies that always run."
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
