bucket = "web-shop-civo-production-state"
key    = "web-shop-civo/production/terraform.tfstate"
