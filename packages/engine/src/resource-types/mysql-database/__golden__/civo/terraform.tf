terraform {
  required_version = ">= 1.10"

  required_providers {
    civo = {
      source  = "civo/civo"
      version = "~> 1.1"
    }
    kubernetes = {
      source  = "hashicorp/kubernetes"
      version = "~> 2.38"
    }
  }
}
