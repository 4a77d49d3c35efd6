resource "aws_iam_service_linked_role" "machines" {
  aws_service_name = "autoscaling.amazonaws.com"
  custom_suffix    = "virtual-${var.environment}-machines-340034"
  description      = "Starts virtual machines of this stack"
}
