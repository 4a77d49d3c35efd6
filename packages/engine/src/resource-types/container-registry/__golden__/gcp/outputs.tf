output "container_registry_images_url" {
  description = "container-registry-images: where images are pushed to."
  value       = "europe-west3-docker.pkg.dev/${var.project_id}/${google_artifact_registry_repository.container_registry_images.repository_id}"
}
