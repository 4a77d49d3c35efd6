# resource:default/payment-jobs
# owner: group:default/payments-team
# rule: queues

locals {
  payment_jobs_tags = {
    entity = "resource:default/payment-jobs"
    owner  = "group:default/payments-team"
  }
}

resource "aws_sqs_queue" "payment_jobs_dead_letter" {
  name                      = "payments-aws-${var.environment}-payment-jobs-dead-letter"
  kms_master_key_id         = aws_kms_key.main.arn
  message_retention_seconds = 1209600
  receive_wait_time_seconds = 20
  tags                      = local.payment_jobs_tags
}

resource "aws_sqs_queue" "payment_jobs" {
  name                       = "payments-aws-${var.environment}-payment-jobs"
  kms_master_key_id          = aws_kms_key.main.arn
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  max_message_size           = 262144
  delay_seconds              = 0
  receive_wait_time_seconds  = 20
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.payment_jobs_dead_letter.arn
    maxReceiveCount     = 5
  })
  tags = local.payment_jobs_tags
}

resource "aws_sqs_queue_redrive_allow_policy" "payment_jobs" {
  queue_url = aws_sqs_queue.payment_jobs_dead_letter.url
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.payment_jobs.arn]
  })
}

resource "aws_sqs_queue_policy" "payment_jobs" {
  queue_url = aws_sqs_queue.payment_jobs.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.payment_jobs.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_sqs_queue_policy" "payment_jobs_dead_letter" {
  queue_url = aws_sqs_queue.payment_jobs_dead_letter.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.payment_jobs_dead_letter.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}
