provider "aws" {
  region = "eu-central-1"

  default_tags {
    tags = {
      application = "api-gateway-aws"
      environment = var.environment
      managed-by  = "terraform"
    }
  }
}
