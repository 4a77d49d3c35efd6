output "workflow_billing_arn" {
  description = "workflow-billing: its ARN, for the release pipeline."
  value       = aws_sfn_state_machine.workflow_billing.arn
}
