output "object_storage_media_bucket" {
  description = "object-storage-media: name of the bucket."
  value       = google_storage_bucket.object_storage_media.name
}
