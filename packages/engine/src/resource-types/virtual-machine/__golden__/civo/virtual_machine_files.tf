# resource:default/virtual-machine-files
# owner: group:default/team-platform
# rule: object-storage

resource "civo_object_store_credential" "virtual_machine_files" {
  name   = "virtual-machine-civo-${var.environment}-virtual-machine-files"
  region = "FRA1"
}

resource "civo_object_store" "virtual_machine_files" {
  name          = "virtual-machine-civo-${var.environment}-virtual-machine-files"
  region        = "FRA1"
  max_size_gb   = 500
  access_key_id = civo_object_store_credential.virtual_machine_files.access_key_id

  lifecycle {
    prevent_destroy = true
  }
}
