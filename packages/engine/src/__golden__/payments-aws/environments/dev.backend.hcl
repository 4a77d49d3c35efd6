bucket = "payments-aws-dev-state"
key    = "payments-aws/dev/terraform.tfstate"
