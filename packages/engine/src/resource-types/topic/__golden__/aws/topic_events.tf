# resource:default/topic-events
# owner: group:default/team-platform
# rule: topic

locals {
  topic_events_tags = {
    entity = "resource:default/topic-events"
    owner  = "group:default/team-platform"
  }
}

resource "aws_sns_topic" "topic_events" {
  name              = "topic-aws-${var.environment}-topic-events"
  kms_master_key_id = aws_kms_key.main.arn
  signature_version = 2
  tags              = local.topic_events_tags
}

resource "aws_sns_topic_policy" "topic_events" {
  arn = aws_sns_topic.topic_events.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.topic_events.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}
