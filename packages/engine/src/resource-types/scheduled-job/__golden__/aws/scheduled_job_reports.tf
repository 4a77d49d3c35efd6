# resource:default/scheduled-job-reports
# owner: group:default/team-platform
# rule: object-storage

locals {
  scheduled_job_reports_tags = {
    entity = "resource:default/scheduled-job-reports"
    owner  = "group:default/team-platform"
  }
}

resource "aws_s3_bucket" "scheduled_job_reports" {
  #checkov:skip=CKV_AWS_144:A copy in a second region is a choice of the organization.
  #checkov:skip=CKV2_AWS_62:Nothing in this stack waits for events of the bucket.
  bucket        = "scheduled-job-aws-${var.environment}-scheduled-job-reports-${data.aws_caller_identity.current.account_id}"
  force_destroy = false
  tags          = local.scheduled_job_reports_tags
}

resource "aws_s3_bucket_public_access_block" "scheduled_job_reports" {
  bucket                  = aws_s3_bucket.scheduled_job_reports.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "scheduled_job_reports" {
  bucket = aws_s3_bucket.scheduled_job_reports.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "scheduled_job_reports" {
  bucket = aws_s3_bucket.scheduled_job_reports.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.main.arn
    }
  }
}

resource "aws_s3_bucket_versioning" "scheduled_job_reports" {
  bucket = aws_s3_bucket.scheduled_job_reports.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "scheduled_job_reports" {
  bucket = aws_s3_bucket.scheduled_job_reports.id

  rule {
    id     = "tidy"
    status = "Enabled"

    filter {}

    expiration {
      expired_object_delete_marker = true
    }

    noncurrent_version_expiration {
      noncurrent_days = 30
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  depends_on = [aws_s3_bucket_versioning.scheduled_job_reports]
}

resource "aws_s3_bucket_logging" "scheduled_job_reports" {
  bucket        = aws_s3_bucket.scheduled_job_reports.id
  target_bucket = aws_s3_bucket.logs.id
  target_prefix = "s3/scheduled-job-reports/"

  depends_on = [aws_s3_bucket_policy.logs]
}

resource "aws_s3_bucket_policy" "scheduled_job_reports" {
  bucket = aws_s3_bucket.scheduled_job_reports.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource = [
          aws_s3_bucket.scheduled_job_reports.arn,
          "${aws_s3_bucket.scheduled_job_reports.arn}/*",
        ]
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })

  depends_on = [aws_s3_bucket_public_access_block.scheduled_job_reports]
}
