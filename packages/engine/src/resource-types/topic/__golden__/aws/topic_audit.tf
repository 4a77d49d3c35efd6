# resource:default/topic-audit
# owner: group:default/team-platform
# rule: queues

locals {
  topic_audit_tags = {
    entity = "resource:default/topic-audit"
    owner  = "group:default/team-platform"
  }
}

resource "aws_sqs_queue" "topic_audit_dead_letter" {
  name                      = "topic-aws-${var.environment}-topic-audit-dead-letter"
  kms_master_key_id         = aws_kms_key.main.arn
  message_retention_seconds = 1209600
  receive_wait_time_seconds = 20
  tags                      = local.topic_audit_tags
}

resource "aws_sqs_queue" "topic_audit" {
  name                       = "topic-aws-${var.environment}-topic-audit"
  kms_master_key_id          = aws_kms_key.main.arn
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  max_message_size           = 262144
  delay_seconds              = 0
  receive_wait_time_seconds  = 20
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.topic_audit_dead_letter.arn
    maxReceiveCount     = 5
  })
  tags = local.topic_audit_tags
}

resource "aws_sqs_queue_redrive_allow_policy" "topic_audit" {
  queue_url = aws_sqs_queue.topic_audit_dead_letter.url
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.topic_audit.arn]
  })
}

resource "aws_sqs_queue_policy" "topic_audit" {
  queue_url = aws_sqs_queue.topic_audit.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.topic_audit.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
      {
        Effect = "Allow"
        Principal = {
          Service = "sns.amazonaws.com"
        }
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.topic_audit.arn
        Condition = {
          ArnEquals = {
            "aws:SourceArn" = aws_sns_topic.topic_events.arn
          }
        }
      },
    ]
  })
}

resource "aws_sqs_queue_policy" "topic_audit_dead_letter" {
  queue_url = aws_sqs_queue.topic_audit_dead_letter.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.topic_audit_dead_letter.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
      {
        Effect = "Allow"
        Principal = {
          Service = "sns.amazonaws.com"
        }
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.topic_audit_dead_letter.arn
        Condition = {
          ArnEquals = {
            "aws:SourceArn" = aws_sns_topic.topic_events.arn
          }
        }
      },
    ]
  })
}

resource "aws_sns_topic_subscription" "topic_audit_from_topic_events" {
  topic_arn            = aws_sns_topic.topic_events.arn
  protocol             = "sqs"
  endpoint             = aws_sqs_queue.topic_audit.arn
  raw_message_delivery = false
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.topic_audit_dead_letter.arn
  })

  depends_on = [aws_sqs_queue_policy.topic_audit, aws_sqs_queue_policy.topic_audit_dead_letter]
}
