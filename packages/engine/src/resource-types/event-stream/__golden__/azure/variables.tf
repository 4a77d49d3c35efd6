variable "environment" {
  description = "Environment that is deployed."
  type        = string
  nullable    = false

  validation {
    condition     = contains(["dev", "staging", "production"], var.environment)
    error_message = "The environment must be one of dev, staging, production."
  }
}

variable "event_stream_clicks_max_units" {
  description = "event-stream-clicks: throughput units that it may grow to."
  type        = number
  nullable    = false
}

variable "event_stream_clicks_units" {
  description = "event-stream-clicks: throughput units that it begins with."
  type        = number
  nullable    = false
}

variable "event_stream_counter_cpu" {
  description = "event-stream-counter: cores of a copy."
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
  description = "event-stream-counter: memory of a copy."
  type        = string
  nullable    = false
}

variable "event_stream_counter_min_replicas" {
  description = "event-stream-counter: copies that always run."
  type        = number
  nullable    = false
}

variable "event_stream_recorder_cpu" {
  description = "event-stream-recorder: cores of a copy."
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
  description = "event-stream-recorder: memory of a copy."
  type        = string
  nullable    = false
}

variable "event_stream_recorder_min_replicas" {
  description = "event-stream-recorder: copies that always run."
  type        = number
  nullable    = false
}

variable "network_cidr" {
  description = "IPv4 range of the virtual network."
  type        = string
  nullable    = false
}

variable "subscription_id" {
  description = "Azure subscription; the one in ARM_SUBSCRIPTION_ID when not given."
  type        = string
  default     = null
  nullable    = true
}
