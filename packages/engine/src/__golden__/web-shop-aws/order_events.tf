# resource:default/order-events
# owner: group:default/shop-team
# rule: topic

locals {
  order_events_tags = {
    entity = "resource:default/order-events"
    owner  = "group:default/shop-team"
  }
}

resource "aws_sns_topic" "order_events" {
  name              = "web-shop-aws-${var.environment}-order-events"
  kms_master_key_id = aws_kms_key.main.arn
  signature_version = 2
  tags              = local.order_events_tags
}

resource "aws_sns_topic_policy" "order_events" {
  arn = aws_sns_topic.order_events.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.order_events.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}
