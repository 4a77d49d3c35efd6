resource "google_vpc_access_connector" "functions" {
  name          = "functions-${substr(sha256("function-gcp-${var.environment}-functions"), 0, 8)}"
  region        = "europe-west3"
  machine_type  = "e2-micro"
  min_instances = 2
  max_instances = 3

  subnet {
    name = google_compute_subnetwork.functions.name
  }
}
