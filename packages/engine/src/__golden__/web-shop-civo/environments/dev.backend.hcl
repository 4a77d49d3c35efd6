bucket = "web-shop-civo-dev-state"
key    = "web-shop-civo/dev/terraform.tfstate"
