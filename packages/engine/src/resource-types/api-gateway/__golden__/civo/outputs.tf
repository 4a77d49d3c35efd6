output "api_gateway_door_url" {
  description = "api-gateway-door: its address on the internet."
  value       = "https://${var.api_gateway_door_domain_name}"
}
