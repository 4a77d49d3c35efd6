# resource:default/virtual-machine-files
# owner: group:default/team-platform
# rule: object-storage

locals {
  virtual_machine_files_tags = {
    entity = "resource:default/virtual-machine-files"
    owner  = "group:default/team-platform"
  }
}

resource "aws_s3_bucket" "virtual_machine_files" {
  #checkov:skip=CKV_AWS_144:A copy in a second region is a choice of the organization.
  #checkov:skip=CKV2_AWS_62:Nothing in this stack waits for events of the bucket.
  bucket        = "virtual-machine-${var.environment}-virtual-machine-6be24c-${data.aws_caller_identity.current.account_id}"
  force_destroy = false
  tags          = local.virtual_machine_files_tags
}

resource "aws_s3_bucket_public_access_block" "virtual_machine_files" {
  bucket                  = aws_s3_bucket.virtual_machine_files.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "virtual_machine_files" {
  bucket = aws_s3_bucket.virtual_machine_files.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "virtual_machine_files" {
  bucket = aws_s3_bucket.virtual_machine_files.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.main.arn
    }
  }
}

resource "aws_s3_bucket_versioning" "virtual_machine_files" {
  bucket = aws_s3_bucket.virtual_machine_files.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "virtual_machine_files" {
  bucket = aws_s3_bucket.virtual_machine_files.id

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

  depends_on = [aws_s3_bucket_versioning.virtual_machine_files]
}

resource "aws_s3_bucket_logging" "virtual_machine_files" {
  bucket        = aws_s3_bucket.virtual_machine_files.id
  target_bucket = aws_s3_bucket.logs.id
  target_prefix = "s3/virtual-machine-files/"

  depends_on = [aws_s3_bucket_policy.logs]
}

resource "aws_s3_bucket_policy" "virtual_machine_files" {
  bucket = aws_s3_bucket.virtual_machine_files.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource = [
          aws_s3_bucket.virtual_machine_files.arn,
          "${aws_s3_bucket.virtual_machine_files.arn}/*",
        ]
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })

  depends_on = [aws_s3_bucket_public_access_block.virtual_machine_files]
}
