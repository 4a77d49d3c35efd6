bucket = "web-shop-aws-dev-state"
key    = "web-shop-aws/dev/terraform.tfstate"
