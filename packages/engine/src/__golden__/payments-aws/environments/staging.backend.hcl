bucket = "payments-aws-staging-state"
key    = "payments-aws/staging/terraform.tfstate"
