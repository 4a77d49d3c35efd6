# resource:default/object-storage-media
# owner: group:default/team-platform
# rule: object-storage

resource "civo_object_store_credential" "object_storage_media" {
  name   = "object-storage-civo-${var.environment}-object-storage-media"
  region = "FRA1"
}

resource "civo_object_store" "object_storage_media" {
  name          = "object-storage-civo-${var.environment}-object-storage-media"
  region        = "FRA1"
  max_size_gb   = 500
  access_key_id = civo_object_store_credential.object_storage_media.access_key_id

  lifecycle {
    prevent_destroy = true
  }
}
