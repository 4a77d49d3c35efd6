output "object_storage_media_bucket" {
  description = "object-storage-media: name of the bucket."
  value       = aws_s3_bucket.object_storage_media.bucket
}
