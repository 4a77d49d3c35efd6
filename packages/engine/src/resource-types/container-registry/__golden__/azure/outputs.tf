output "container_registry_images_server" {
  description = "container-registry-images: where images are pushed to."
  value       = azurerm_container_registry.container_registry_images.login_server
}
