data "google_project" "main" {}
