output "object_storage_media_url" {
  description = "object-storage-media: address of the container."
  value       = "${azurerm_storage_account.object_storage_media.primary_blob_endpoint}${azurerm_storage_container.object_storage_media.name}"
}
