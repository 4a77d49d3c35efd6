# resource:default/event-archive
# owner: group:default/data-team
# rule: vague-with-object-storage

locals {
  event_archive_tags = {
    entity = "resource:default/event-archive"
    owner  = "group:default/data-team"
  }
}

resource "aws_s3_bucket" "event_archive" {
  #checkov:skip=CKV_AWS_144:A copy in a second region is a choice of the organization.
  #checkov:skip=CKV2_AWS_62:Nothing in this stack waits for events of the bucket.
  bucket        = "analytics-aws-${var.environment}-event-archive-${data.aws_caller_identity.current.account_id}"
  force_destroy = false
  tags          = local.event_archive_tags
}

resource "aws_s3_bucket_public_access_block" "event_archive" {
  bucket                  = aws_s3_bucket.event_archive.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "event_archive" {
  bucket = aws_s3_bucket.event_archive.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "event_archive" {
  bucket = aws_s3_bucket.event_archive.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.main.arn
    }
  }
}

resource "aws_s3_bucket_versioning" "event_archive" {
  bucket = aws_s3_bucket.event_archive.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "event_archive" {
  bucket = aws_s3_bucket.event_archive.id

  rule {
    id     = "expire"
    status = "Enabled"

    filter {}

    expiration {
      days = 730
    }
  }

  rule {
    id     = "tidy"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = 30
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  depends_on = [aws_s3_bucket_versioning.event_archive]
}

resource "aws_s3_bucket_logging" "event_archive" {
  bucket        = aws_s3_bucket.event_archive.id
  target_bucket = aws_s3_bucket.logs.id
  target_prefix = "s3/event-archive/"

  depends_on = [aws_s3_bucket_policy.logs]
}

resource "aws_s3_bucket_policy" "event_archive" {
  bucket = aws_s3_bucket.event_archive.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.event_archive.arn, "${aws_s3_bucket.event_archive.arn}/*"]
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })

  depends_on = [aws_s3_bucket_public_access_block.event_archive]
}
