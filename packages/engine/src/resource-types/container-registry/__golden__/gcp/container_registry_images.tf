# resource:default/container-registry-images
# owner: group:default/team-platform
# rule: container-registries

locals {
  container_registry_images_labels = {
    entity = "resource_default_container-registry-images"
    owner  = "group_default_team-platform"
  }
}

resource "google_artifact_registry_repository" "container_registry_images" {
  repository_id          = "container-registry-gcp-${var.environment}-container-registry-images"
  location               = "europe-west3"
  description            = "Images of container_registry_images"
  format                 = "DOCKER"
  kms_key_name           = google_kms_crypto_key.main.id
  cleanup_policy_dry_run = false
  labels                 = local.container_registry_images_labels

  docker_config {
    immutable_tags = true
  }

  cleanup_policies {
    id     = "untagged"
    action = "DELETE"

    condition {
      tag_state  = "UNTAGGED"
      older_than = "1209600s"
    }
  }

  lifecycle {
    prevent_destroy = true
  }

  depends_on = [google_kms_crypto_key_iam_member.artifactregistry]
}
