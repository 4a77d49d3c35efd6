# resource:default/topic-mails
# owner: group:default/team-platform
# rule: queues

locals {
  topic_mails_tags = {
    entity = "resource:default/topic-mails"
    owner  = "group:default/team-platform"
  }
}

resource "aws_sqs_queue" "topic_mails_dead_letter" {
  name                      = "topic-aws-${var.environment}-topic-mails-dead-letter"
  kms_master_key_id         = aws_kms_key.main.arn
  message_retention_seconds = 1209600
  receive_wait_time_seconds = 20
  tags                      = local.topic_mails_tags
}

resource "aws_sqs_queue" "topic_mails" {
  name                       = "topic-aws-${var.environment}-topic-mails"
  kms_master_key_id          = aws_kms_key.main.arn
  visibility_timeout_seconds = 30
  message_retention_seconds  = 345600
  max_message_size           = 262144
  delay_seconds              = 0
  receive_wait_time_seconds  = 20
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.topic_mails_dead_letter.arn
    maxReceiveCount     = 5
  })
  tags = local.topic_mails_tags
}

resource "aws_sqs_queue_redrive_allow_policy" "topic_mails" {
  queue_url = aws_sqs_queue.topic_mails_dead_letter.url
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.topic_mails.arn]
  })
}

resource "aws_sqs_queue_policy" "topic_mails" {
  queue_url = aws_sqs_queue.topic_mails.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.topic_mails.arn
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
        Resource = aws_sqs_queue.topic_mails.arn
        Condition = {
          ArnEquals = {
            "aws:SourceArn" = aws_sns_topic.topic_events.arn
          }
        }
      },
    ]
  })
}

resource "aws_sqs_queue_policy" "topic_mails_dead_letter" {
  queue_url = aws_sqs_queue.topic_mails_dead_letter.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.topic_mails_dead_letter.arn
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
        Resource = aws_sqs_queue.topic_mails_dead_letter.arn
        Condition = {
          ArnEquals = {
            "aws:SourceArn" = aws_sns_topic.topic_events.arn
          }
        }
      },
    ]
  })
}

resource "aws_sns_topic_subscription" "topic_mails_from_topic_events" {
  topic_arn            = aws_sns_topic.topic_events.arn
  protocol             = "sqs"
  endpoint             = aws_sqs_queue.topic_mails.arn
  raw_message_delivery = false
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.topic_mails_dead_letter.arn
  })

  depends_on = [aws_sqs_queue_policy.topic_mails, aws_sqs_queue_policy.topic_mails_dead_letter]
}
