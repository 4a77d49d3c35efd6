bucket = "analytics-aws-production-state"
key    = "analytics-aws/production/terraform.tfstate"
