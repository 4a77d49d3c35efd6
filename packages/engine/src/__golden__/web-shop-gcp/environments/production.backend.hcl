bucket = "web-shop-gcp-production-state"
prefix = "web-shop-gcp/production"
