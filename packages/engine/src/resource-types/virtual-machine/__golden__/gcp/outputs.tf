output "virtual_machine_files_bucket" {
  description = "virtual-machine-files: name of the bucket."
  value       = google_storage_bucket.virtual_machine_files.name
}
