provider "google" {
  project = var.project_id
  region  = "europe-west3"
  default_labels = {
    application = "container-service-gcp"
    environment = var.environment
    managed-by  = "terraform"
  }
}
