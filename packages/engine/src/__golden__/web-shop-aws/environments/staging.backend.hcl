bucket = "web-shop-aws-staging-state"
key    = "web-shop-aws/staging/terraform.tfstate"
