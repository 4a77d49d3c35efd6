resource "aws_cloudwatch_log_group" "commands" {
  name              = "/aws/ecs/container-service-aws-${var.environment}-commands"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
}

resource "aws_ecs_cluster" "main" {
  name = "container-service-aws-${var.environment}-containers"

  setting {
    name  = "containerInsights"
    value = "enhanced"
  }

  configuration {
    execute_command_configuration {
      kms_key_id = aws_kms_key.main.arn
      logging    = "OVERRIDE"

      log_configuration {
        cloud_watch_encryption_enabled = true
        cloud_watch_log_group_name     = aws_cloudwatch_log_group.commands.name
      }
    }
  }

  depends_on = [
    aws_vpc_endpoint.ecr_api,
    aws_vpc_endpoint.ecr_dkr,
    aws_vpc_endpoint.logs,
    aws_vpc_endpoint.s3,
    aws_vpc_endpoint.secretsmanager,
  ]
}

resource "aws_service_discovery_http_namespace" "main" {
  name        = "container-service-aws-${var.environment}-services"
  description = "Services of this stack find each other by name"
}

resource "aws_service_discovery_private_dns_namespace" "main" {
  name        = "container-service-aws-${var.environment}-services.internal"
  description = "The rest of the network finds services of this stack"
  vpc         = aws_vpc.main.id
}
