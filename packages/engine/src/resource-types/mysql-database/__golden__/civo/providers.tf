provider "civo" {
  region = "FRA1"
}

provider "kubernetes" {
  config_path = var.kubeconfig_path
}
