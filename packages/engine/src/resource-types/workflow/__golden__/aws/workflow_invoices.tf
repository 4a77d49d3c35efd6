# component:default/workflow-invoices
# owner: group:default/team-platform
# rule: functions

locals {
  workflow_invoices_tags = {
    entity = "component:default/workflow-invoices"
    owner  = "group:default/team-platform"
  }
}

resource "aws_iam_role" "workflow_invoices" {
  name = "workflow-aws-${var.environment}-workflow-invoices"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = "sts:AssumeRole"
        Principal = {
          Service = "lambda.amazonaws.com"
        }
      },
    ]
  })
  tags = local.workflow_invoices_tags
}

resource "aws_sqs_queue" "workflow_invoices_dead_letter" {
  name                      = "workflow-aws-${var.environment}-workflow-invoices-dead-letter"
  kms_master_key_id         = aws_kms_key.main.arn
  message_retention_seconds = 1209600
  receive_wait_time_seconds = 20
  tags                      = local.workflow_invoices_tags
}

resource "aws_sqs_queue_policy" "workflow_invoices_dead_letter" {
  queue_url = aws_sqs_queue.workflow_invoices_dead_letter.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.workflow_invoices_dead_letter.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "workflow_invoices" {
  name              = "/aws/lambda/workflow-aws-${var.environment}-workflow-invoices"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.workflow_invoices_tags
}

resource "aws_s3_bucket" "workflow_invoices" {
  #checkov:skip=CKV_AWS_144:A copy in a second region is a choice of the organization.
  #checkov:skip=CKV2_AWS_62:Nothing in this stack waits for events of the bucket.
  bucket        = "workflow-aws-${var.environment}-workflow-invoices-${data.aws_caller_identity.current.account_id}"
  force_destroy = false
  tags          = local.workflow_invoices_tags
}

resource "aws_s3_bucket_public_access_block" "workflow_invoices" {
  bucket                  = aws_s3_bucket.workflow_invoices.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "workflow_invoices" {
  bucket = aws_s3_bucket.workflow_invoices.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "workflow_invoices" {
  bucket = aws_s3_bucket.workflow_invoices.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.main.arn
    }
  }
}

resource "aws_s3_bucket_versioning" "workflow_invoices" {
  bucket = aws_s3_bucket.workflow_invoices.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "workflow_invoices" {
  bucket = aws_s3_bucket.workflow_invoices.id

  rule {
    id     = "tidy"
    status = "Enabled"

    filter {}

    expiration {
      expired_object_delete_marker = true
    }

    noncurrent_version_expiration {
      noncurrent_days = 90
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }

  depends_on = [aws_s3_bucket_versioning.workflow_invoices]
}

resource "aws_s3_bucket_logging" "workflow_invoices" {
  bucket        = aws_s3_bucket.workflow_invoices.id
  target_bucket = aws_s3_bucket.logs.id
  target_prefix = "s3/workflow-invoices/"

  depends_on = [aws_s3_bucket_policy.logs]
}

resource "aws_s3_bucket_policy" "workflow_invoices" {
  bucket = aws_s3_bucket.workflow_invoices.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.workflow_invoices.arn, "${aws_s3_bucket.workflow_invoices.arn}/*"]
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })

  depends_on = [aws_s3_bucket_public_access_block.workflow_invoices]
}

resource "aws_lambda_function" "workflow_invoices" {
  #checkov:skip=CKV_AWS_117:It is in the network only when it uses something there.
  #checkov:skip=CKV_AWS_272:Signing the code is a choice of the organization.
  function_name                  = "workflow-aws-${var.environment}-workflow-invoices"
  description                    = "workflow-invoices"
  role                           = aws_iam_role.workflow_invoices.arn
  package_type                   = "Zip"
  runtime                        = "python3.13"
  handler                        = "index.handler"
  s3_bucket                      = aws_s3_bucket.workflow_invoices.id
  s3_key                         = "${var.workflow_invoices_code_version}.zip"
  architectures                  = ["x86_64"]
  memory_size                    = var.workflow_invoices_memory
  timeout                        = 30
  reserved_concurrent_executions = 10
  tags                           = local.workflow_invoices_tags

  dead_letter_config {
    target_arn = aws_sqs_queue.workflow_invoices_dead_letter.arn
  }

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.workflow_invoices.name
  }

  depends_on = [aws_s3_bucket_policy.workflow_invoices, aws_iam_role_policy.workflow_invoices]
}

resource "aws_iam_role_policy" "workflow_invoices" {
  name = "connections"
  role = aws_iam_role.workflow_invoices.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.workflow_invoices.arn}:*"
      },
      {
        Sid      = "WriteTraces"
        Effect   = "Allow"
        Action   = ["xray:PutTelemetryRecords", "xray:PutTraceSegments"]
        Resource = "*"
      },
      {
        Sid      = "KeepFailures"
        Effect   = "Allow"
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.workflow_invoices_dead_letter.arn
      },
      {
        Sid      = "EncryptData"
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = aws_kms_key.main.arn
      },
    ]
  })
}
