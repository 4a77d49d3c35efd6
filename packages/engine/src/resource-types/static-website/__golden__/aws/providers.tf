provider "aws" {
  region = "eu-central-1"

  default_tags {
    tags = {
      application = "static-website-aws"
      environment = var.environment
      managed-by  = "terraform"
    }
  }
}

provider "aws" {
  alias  = "us_east_1"
  region = "us-east-1"

  default_tags {
    tags = {
      application = "static-website-aws"
      environment = var.environment
      managed-by  = "terraform"
    }
  }
}
