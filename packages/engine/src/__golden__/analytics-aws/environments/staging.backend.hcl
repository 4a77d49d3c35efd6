bucket = "analytics-aws-staging-state"
key    = "analytics-aws/staging/terraform.tfstate"
