output "virtual_machine_files_url" {
  description = "virtual-machine-files: address of the container."
  value       = "${azurerm_storage_account.virtual_machine_files.primary_blob_endpoint}${azurerm_storage_container.virtual_machine_files.name}"
}
