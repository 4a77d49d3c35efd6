data "google_project" "main" {}

data "google_storage_project_service_account" "main" {}
