bucket = "analytics-aws-dev-state"
key    = "analytics-aws/dev/terraform.tfstate"
