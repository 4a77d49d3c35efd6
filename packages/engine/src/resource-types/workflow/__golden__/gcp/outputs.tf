output "workflow_billing_id" {
  description = "workflow-billing: its id, for the release pipeline."
  value       = google_workflows_workflow.workflow_billing.id
}
