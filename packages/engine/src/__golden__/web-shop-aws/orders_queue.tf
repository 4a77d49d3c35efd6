# resource:default/orders-queue
# owner: group:default/shop-team
# rule: queues

locals {
  orders_queue_tags = {
    entity = "resource:default/orders-queue"
    owner  = "group:default/shop-team"
  }
}

resource "aws_sqs_queue" "orders_queue_dead_letter" {
  name                      = "web-shop-aws-${var.environment}-orders-queue-dead-letter"
  kms_master_key_id         = aws_kms_key.main.arn
  message_retention_seconds = 1209600
  receive_wait_time_seconds = 20
  tags                      = local.orders_queue_tags
}

resource "aws_sqs_queue" "orders_queue" {
  name                       = "web-shop-aws-${var.environment}-orders-queue"
  kms_master_key_id          = aws_kms_key.main.arn
  visibility_timeout_seconds = 120
  message_retention_seconds  = 345600
  max_message_size           = 262144
  delay_seconds              = 0
  receive_wait_time_seconds  = 20
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.orders_queue_dead_letter.arn
    maxReceiveCount     = 5
  })
  tags = local.orders_queue_tags
}

resource "aws_sqs_queue_redrive_allow_policy" "orders_queue" {
  queue_url = aws_sqs_queue.orders_queue_dead_letter.url
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.orders_queue.arn]
  })
}

resource "aws_sqs_queue_policy" "orders_queue" {
  queue_url = aws_sqs_queue.orders_queue.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.orders_queue.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_sqs_queue_policy" "orders_queue_dead_letter" {
  queue_url = aws_sqs_queue.orders_queue_dead_letter.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.orders_queue_dead_letter.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}
