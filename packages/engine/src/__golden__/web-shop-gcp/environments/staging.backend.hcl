bucket = "web-shop-gcp-staging-state"
prefix = "web-shop-gcp/staging"
