provider "aws" {
  region = "eu-central-1"

  default_tags {
    tags = {
      application = "data-warehouse-aws"
      environment = var.environment
      managed-by  = "terraform"
    }
  }
}
