bucket = "web-shop-gcp-dev-state"
prefix = "web-shop-gcp/dev"
