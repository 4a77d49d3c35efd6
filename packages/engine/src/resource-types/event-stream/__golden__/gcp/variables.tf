variable "environment" {
  description = "Environment that is deployed."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "The environment must be one of dev, staging, production."
  }
}

variable "event_stream_clicks_bootstrap_address" {
  description = "event-stream-clicks: bootstrap address of its cluster without the port, as Google Cloud tells it once the cluster is there."
  type        = string
  default     = null
  nullable    = true
}

variable "event_stream_clicks_memory" {
  description = "event-stream-clicks: memory in bytes."
  type        = string
  nullable    = false
}

variable "event_stream_clicks_processors" {
  description = "event-stream-clicks: processors."
  type        = string
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
  description = "event-stream-counter: memory."
  type        = string
  nullable    = false
}

variable "event_stream_counter_min_replicas" {
  description = "event-stream-counter: copies that always run."
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
  description = "event-stream-recorder: memory."
  type        = string
  nullable    = false
}

variable "event_stream_recorder_min_replicas" {
  description = "event-stream-recorder: copies that always run."
  type        = number
  nullable    = false
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
