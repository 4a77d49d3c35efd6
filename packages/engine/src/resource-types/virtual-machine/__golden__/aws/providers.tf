provider "aws" {
  region = "eu-central-1"

  default_tags {
    tags = {
      application = "virtual-machine-aws"
      environment = var.environment
      managed-by  = "terraform"
    }
  }
}
