output "api_gateway_door_url" {
  description = "api-gateway-door: address on the internet."
  value       = azurerm_api_management.api_gateway_door.gateway_url
}
