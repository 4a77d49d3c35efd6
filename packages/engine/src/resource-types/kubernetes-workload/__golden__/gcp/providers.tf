provider "google" {
  project = var.project_id
  region  = "europe-west3"
  default_labels = {
    application = "kubernetes-workload-gcp"
    environment = var.environment
    managed-by  = "terraform"
  }
}

provider "kubernetes" {
  host = "https://${google_container_cluster.workloads.endpoint}"
  cluster_ca_certificate = try(
    base64decode(google_container_cluster.workloads.master_auth[0].cluster_ca_certificate),
    google_container_cluster.workloads.master_auth[0].cluster_ca_certificate,
  )

  exec {
    api_version = "client.authentication.k8s.io/v1beta1"
    command     = "gke-gcloud-auth-plugin"
  }
}
