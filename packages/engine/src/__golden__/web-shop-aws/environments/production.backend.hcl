bucket = "web-shop-aws-production-state"
key    = "web-shop-aws/production/terraform.tfstate"
