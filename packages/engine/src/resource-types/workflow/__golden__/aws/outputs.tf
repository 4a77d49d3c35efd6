output "workflow_billing_arn" {
  description = "workflow-billing: its ARN, for the release pipeline."
  value       = aws_sfn_state_machine.workflow_billing.arn
}

output "workflow_billing_variables" {
  description = "workflow-billing: what its steps have to know of what they use, for the release pipeline."
  value = {
    WORKFLOW_INVOICES_NAME          = "workflow-aws-${var.environment}-workflow-invoices"
    WORKFLOW_LEDGER_CLUSTER         = aws_ecs_cluster.main.arn
    WORKFLOW_LEDGER_CONTAINER       = "workflow_ledger"
    WORKFLOW_LEDGER_SECURITY_GROUP  = aws_security_group.workflow_ledger.id
    WORKFLOW_LEDGER_SUBNETS         = join(",", [aws_subnet.private_a.id, aws_subnet.private_b.id])
    WORKFLOW_LEDGER_TASK_DEFINITION = "arn:aws:ecs:eu-central-1:${data.aws_caller_identity.current.account_id}:task-definition/workflow-aws-${var.environment}-workflow-ledger"
    WORKFLOW_MAILS_URL              = aws_sqs_queue.workflow_mails.url
  }
}
