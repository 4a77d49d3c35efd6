# resource:default/event-stream-clicks
# owner: group:default/team-platform
# rule: event-streams

locals {
  event_stream_clicks_tags = {
    entity = "resource:default/event-stream-clicks"
    owner  = "group:default/team-platform"
  }
}

resource "aws_kinesis_stream" "event_stream_clicks" {
  name                      = "event-stream-aws-${var.environment}-event-stream-clicks"
  retention_period          = 72
  encryption_type           = "KMS"
  kms_key_id                = aws_kms_key.main.arn
  enforce_consumer_deletion = false
  shard_level_metrics = [
    "IncomingBytes",
    "IncomingRecords",
    "IteratorAgeMilliseconds",
    "OutgoingBytes",
    "ReadProvisionedThroughputExceeded",
    "WriteProvisionedThroughputExceeded",
  ]
  tags = local.event_stream_clicks_tags

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }
}
