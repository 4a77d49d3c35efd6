bucket = "payments-aws-production-state"
key    = "payments-aws/production/terraform.tfstate"
