provider "aws" {
  region = "eu-central-1"

  default_tags {
    tags = {
      application = "kubernetes-workload-aws"
      environment = var.environment
      managed-by  = "terraform"
    }
  }
}

provider "kubernetes" {
  host = aws_eks_cluster.workloads.endpoint
  cluster_ca_certificate = try(
    base64decode(aws_eks_cluster.workloads.certificate_authority[0].data),
    aws_eks_cluster.workloads.certificate_authority[0].data,
  )

  exec {
    api_version = "client.authentication.k8s.io/v1beta1"
    command     = "aws"
    args = [
      "eks",
      "get-token",
      "--region",
      "eu-central-1",
      "--cluster-name",
      aws_eks_cluster.workloads.name,
    ]
  }
}
