data "google_project" "main" {}

data "google_bigquery_default_service_account" "main" {}
