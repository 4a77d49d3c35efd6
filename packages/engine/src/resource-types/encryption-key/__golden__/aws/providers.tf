provider "aws" {
  region = "eu-central-1"

  default_tags {
    tags = {
      application = "encryption-key-aws"
      environment = var.environment
      managed-by  = "terraform"
    }
  }
}
