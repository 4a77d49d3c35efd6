# resource:default/object-storage-media
# owner: group:default/team-platform
# rule: object-storage

locals {
  object_storage_media_tags = {
    entity = "resource:default/object-storage-media"
    owner  = "group:default/team-platform"
  }
}

resource "aws_s3_bucket" "object_storage_media" {
  #checkov:skip=CKV_AWS_144:A copy in a second region is a choice of the organization.
  #checkov:skip=CKV2_AWS_62:Nothing in this stack waits for events of the bucket.
  bucket        = "object-storage-aws-${var.environment}-object-storage-media-${data.aws_caller_identity.current.account_id}"
  force_destroy = false
  tags          = local.object_storage_media_tags
}

resource "aws_s3_bucket_public_access_block" "object_storage_media" {
  bucket                  = aws_s3_bucket.object_storage_media.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "object_storage_media" {
  bucket = aws_s3_bucket.object_storage_media.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "object_storage_media" {
  bucket = aws_s3_bucket.object_storage_media.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.main.arn
    }
  }
}

resource "aws_s3_bucket_versioning" "object_storage_media" {
  bucket = aws_s3_bucket.object_storage_media.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "object_storage_media" {
  bucket = aws_s3_bucket.object_storage_media.id

  rule {
    id     = "expire"
    status = "Enabled"

    filter {}

    expiration {
      days = 365
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

  depends_on = [aws_s3_bucket_versioning.object_storage_media]
}

resource "aws_s3_bucket_logging" "object_storage_media" {
  bucket        = aws_s3_bucket.object_storage_media.id
  target_bucket = aws_s3_bucket.logs.id
  target_prefix = "s3/object-storage-media/"

  depends_on = [aws_s3_bucket_policy.logs]
}

resource "aws_s3_bucket_policy" "object_storage_media" {
  bucket = aws_s3_bucket.object_storage_media.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource = [
          aws_s3_bucket.object_storage_media.arn,
          "${aws_s3_bucket.object_storage_media.arn}/*",
        ]
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })

  depends_on = [aws_s3_bucket_public_access_block.object_storage_media]
}
