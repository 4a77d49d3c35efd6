provider "google" {
  project = var.project_id
  region  = "europe-west3"
  default_labels = {
    application = "workflow-gcp"
    environment = var.environment
    managed-by  = "terraform"
  }
}
