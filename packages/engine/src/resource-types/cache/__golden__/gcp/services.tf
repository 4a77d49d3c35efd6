# Other stacks of the project may use them, so they stay on.
resource "google_project_service" "main" {
  for_each = toset([
    "artifactregistry.googleapis.com",
    "binaryauthorization.googleapis.com",
    "cloudkms.googleapis.com",
    "cloudresourcemanager.googleapis.com",
    "compute.googleapis.com",
    "dns.googleapis.com",
    "iam.googleapis.com",
    "memorystore.googleapis.com",
    "networkconnectivity.googleapis.com",
    "run.googleapis.com",
    "serviceconsumermanagement.googleapis.com",
  ])

  service            = each.value
  disable_on_destroy = false
}
