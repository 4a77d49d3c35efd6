data "google_storage_project_service_account" "main" {}

data "google_project" "main" {}
