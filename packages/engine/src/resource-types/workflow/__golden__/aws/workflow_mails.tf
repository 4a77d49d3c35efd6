# resource:default/workflow-mails
# owner: group:default/team-platform
# rule: queues

locals {
  workflow_mails_tags = {
    entity = "resource:default/workflow-mails"
    owner  = "group:default/team-platform"
  }
}

resource "aws_sqs_queue" "workflow_mails_dead_letter" {
  name                      = "workflow-aws-${var.environment}-workflow-mails-dead-letter"
  kms_master_key_id         = aws_kms_key.main.arn
  message_retention_seconds = 1209600
  receive_wait_time_seconds = 20
  tags                      = local.workflow_mails_tags
}

resource "aws_sqs_queue" "workflow_mails" {
  name                       = "workflow-aws-${var.environment}-workflow-mails"
  kms_master_key_id          = aws_kms_key.main.arn
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  max_message_size           = 262144
  delay_seconds              = 0
  receive_wait_time_seconds  = 20
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.workflow_mails_dead_letter.arn
    maxReceiveCount     = 5
  })
  tags = local.workflow_mails_tags
}

resource "aws_sqs_queue_redrive_allow_policy" "workflow_mails" {
  queue_url = aws_sqs_queue.workflow_mails_dead_letter.url
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.workflow_mails.arn]
  })
}

resource "aws_sqs_queue_policy" "workflow_mails" {
  queue_url = aws_sqs_queue.workflow_mails.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.workflow_mails.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_sqs_queue_policy" "workflow_mails_dead_letter" {
  queue_url = aws_sqs_queue.workflow_mails_dead_letter.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.workflow_mails_dead_letter.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}
