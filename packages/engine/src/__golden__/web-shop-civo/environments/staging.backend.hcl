bucket = "web-shop-civo-staging-state"
key    = "web-shop-civo/staging/terraform.tfstate"
