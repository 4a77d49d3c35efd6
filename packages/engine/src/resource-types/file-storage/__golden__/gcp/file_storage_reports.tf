# resource:default/file-storage-reports
# owner: group:default/team-platform
# rule: file-storage

locals {
  file_storage_reports_labels = {
    entity = "resource_default_file-storage-reports"
    owner  = "group_default_team-platform"
  }
}

resource "google_filestore_instance" "file_storage_reports" {
  name                        = "file-storage-gcp-${var.environment}-file-storage-reports"
  description                 = "Files of file_storage_reports"
  tier                        = var.file_storage_reports_tier
  location                    = var.file_storage_reports_location
  protocol                    = "NFS_V3"
  kms_key_name                = google_kms_crypto_key.main.id
  deletion_protection_enabled = true
  labels                      = local.file_storage_reports_labels

  file_shares {
    name        = "files"
    capacity_gb = 1024

    nfs_export_options {
      ip_ranges   = [google_compute_subnetwork.main.ip_cidr_range]
      access_mode = "READ_WRITE"
      squash_mode = "NO_ROOT_SQUASH"
    }
  }

  networks {
    network      = google_compute_network.main.id
    modes        = ["MODE_IPV4"]
    connect_mode = "PRIVATE_SERVICE_ACCESS"
  }

  depends_on = [
    google_kms_crypto_key_iam_member.file,
    google_service_networking_connection.services,
  ]
}
