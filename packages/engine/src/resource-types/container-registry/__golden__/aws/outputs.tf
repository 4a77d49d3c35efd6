output "container_registry_images_url" {
  description = "container-registry-images: where images are pushed to."
  value       = aws_ecr_repository.container_registry_images.repository_url
}
