# component:default/function-invoices
# owner: group:default/team-platform
# rule: functions

locals {
  function_invoices_tags = {
    entity = "component:default/function-invoices"
    owner  = "group:default/team-platform"
  }
}

resource "aws_iam_role" "function_invoices" {
  name = "function-aws-${var.environment}-function-invoices"
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
  tags = local.function_invoices_tags
}

resource "aws_sqs_queue" "function_invoices_dead_letter" {
  name                      = "function-aws-${var.environment}-function-invoices-dead-letter"
  kms_master_key_id         = aws_kms_key.main.arn
  message_retention_seconds = 1209600
  receive_wait_time_seconds = 20
  tags                      = local.function_invoices_tags
}

resource "aws_sqs_queue_policy" "function_invoices_dead_letter" {
  queue_url = aws_sqs_queue.function_invoices_dead_letter.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:*"
        Resource  = aws_sqs_queue.function_invoices_dead_letter.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "function_invoices" {
  name              = "/aws/lambda/function-aws-${var.environment}-function-invoices"
  retention_in_days = 365
  kms_key_id        = aws_kms_key.main.arn
  tags              = local.function_invoices_tags
}

resource "aws_s3_bucket" "function_invoices" {
  #checkov:skip=CKV_AWS_144:A copy in a second region is a choice of the organization.
  #checkov:skip=CKV2_AWS_62:Nothing in this stack waits for events of the bucket.
  bucket        = "function-aws-${var.environment}-function-invoices-${data.aws_caller_identity.current.account_id}"
  force_destroy = false
  tags          = local.function_invoices_tags
}

resource "aws_s3_bucket_public_access_block" "function_invoices" {
  bucket                  = aws_s3_bucket.function_invoices.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "function_invoices" {
  bucket = aws_s3_bucket.function_invoices.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "function_invoices" {
  bucket = aws_s3_bucket.function_invoices.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.main.arn
    }
  }
}

resource "aws_s3_bucket_versioning" "function_invoices" {
  bucket = aws_s3_bucket.function_invoices.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "function_invoices" {
  bucket = aws_s3_bucket.function_invoices.id

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

  depends_on = [aws_s3_bucket_versioning.function_invoices]
}

resource "aws_s3_bucket_logging" "function_invoices" {
  bucket        = aws_s3_bucket.function_invoices.id
  target_bucket = aws_s3_bucket.logs.id
  target_prefix = "s3/function-invoices/"

  depends_on = [aws_s3_bucket_policy.logs]
}

resource "aws_s3_bucket_policy" "function_invoices" {
  bucket = aws_s3_bucket.function_invoices.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.function_invoices.arn, "${aws_s3_bucket.function_invoices.arn}/*"]
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })

  depends_on = [aws_s3_bucket_public_access_block.function_invoices]
}

resource "aws_lambda_function" "function_invoices" {
  #checkov:skip=CKV_AWS_117:It is in the network only when it uses something there.
  #checkov:skip=CKV_AWS_272:Signing the code is a choice of the organization.
  function_name                  = "function-aws-${var.environment}-function-invoices"
  description                    = "function-invoices"
  role                           = aws_iam_role.function_invoices.arn
  package_type                   = "Zip"
  runtime                        = "python3.13"
  handler                        = "index.handler"
  s3_bucket                      = aws_s3_bucket.function_invoices.id
  s3_key                         = "${var.function_invoices_code_version}.zip"
  architectures                  = ["x86_64"]
  memory_size                    = var.function_invoices_memory
  timeout                        = 30
  reserved_concurrent_executions = 10
  kms_key_arn                    = aws_kms_key.main.arn
  tags                           = local.function_invoices_tags

  environment {
    variables = {
      FUNCTION_DB_HOST    = aws_db_instance.function_db.address
      FUNCTION_DB_NAME    = "function_db"
      FUNCTION_DB_PORT    = "5432"
      FUNCTION_DB_USER    = "read_only"
      FUNCTION_ORDERS_URL = aws_sqs_queue.function_orders.url
    }
  }

  dead_letter_config {
    target_arn = aws_sqs_queue.function_invoices_dead_letter.arn
  }

  tracing_config {
    mode = "Active"
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.function_invoices.name
  }

  vpc_config {
    subnet_ids         = [aws_subnet.private_a.id, aws_subnet.private_b.id]
    security_group_ids = [aws_security_group.function_invoices.id]
  }

  depends_on = [
    aws_s3_bucket_policy.function_invoices,
    aws_iam_role_policy_attachment.function_invoices_network,
    aws_iam_role_policy.function_invoices,
  ]
}

resource "aws_iam_role" "function_invoices_schedule" {
  name = "function-aws-${var.environment}-function-invoices-schedule"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = "sts:AssumeRole"
        Principal = {
          Service = "scheduler.amazonaws.com"
        }
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
  tags = local.function_invoices_tags
}

resource "aws_scheduler_schedule" "function_invoices" {
  name                         = "function-aws-${var.environment}-function-invoices"
  description                  = "function-invoices"
  schedule_expression          = "cron(30 6 ? * 2-6 *)"
  schedule_expression_timezone = "Europe/Berlin"
  kms_key_arn                  = aws_kms_key.main.arn

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.function_invoices.arn
    role_arn = aws_iam_role.function_invoices_schedule.arn

    dead_letter_config {
      arn = aws_sqs_queue.function_invoices_dead_letter.arn
    }

    retry_policy {
      maximum_event_age_in_seconds = 3600
      maximum_retry_attempts       = 3
    }
  }

  depends_on = [aws_iam_role_policy.function_invoices_schedule]
}

resource "aws_security_group" "function_invoices" {
  name        = "function-aws-${var.environment}-function-invoices"
  description = "Function function_invoices"
  vpc_id      = aws_vpc.main.id
  tags        = local.function_invoices_tags
}

resource "aws_iam_role_policy_attachment" "function_invoices_network" {
  role       = aws_iam_role.function_invoices.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaENIManagementAccess"
}

resource "aws_vpc_security_group_egress_rule" "function_invoices_to_endpoints" {
  security_group_id            = aws_security_group.function_invoices.id
  description                  = "AWS APIs through interface endpoints"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = aws_security_group.endpoints.id
  tags                         = local.function_invoices_tags
}

resource "aws_vpc_security_group_egress_rule" "function_invoices_to_function_db" {
  security_group_id            = aws_security_group.function_invoices.id
  referenced_security_group_id = aws_security_group.function_db.id
  description                  = "function_invoices to function_db"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  tags                         = local.function_invoices_tags
}

resource "aws_vpc_security_group_ingress_rule" "function_invoices_to_function_db" {
  security_group_id            = aws_security_group.function_db.id
  referenced_security_group_id = aws_security_group.function_invoices.id
  description                  = "function_invoices to function_db"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  tags                         = local.function_invoices_tags
}

resource "aws_lambda_event_source_mapping" "function_invoices_from_function_orders" {
  event_source_arn = aws_sqs_queue.function_orders.arn
  function_name    = aws_lambda_function.function_invoices.arn
  batch_size       = 10
  tags             = local.function_invoices_tags

  scaling_config {
    maximum_concurrency = 10
  }

  depends_on = [
    aws_s3_bucket_policy.function_invoices,
    aws_iam_role_policy_attachment.function_invoices_network,
    aws_iam_role_policy.function_invoices,
  ]
}

resource "aws_iam_role_policy" "function_invoices" {
  name = "connections"
  role = aws_iam_role.function_invoices.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "WriteLogs"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.function_invoices.arn}:*"
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
        Resource = aws_sqs_queue.function_invoices_dead_letter.arn
      },
      {
        Sid      = "EncryptData"
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = aws_kms_key.main.arn
      },
      {
        Sid      = "SignInToDatabase"
        Effect   = "Allow"
        Action   = "rds-db:connect"
        Resource = "arn:aws:rds-db:eu-central-1:${data.aws_caller_identity.current.account_id}:dbuser:${aws_db_instance.function_db.resource_id}/read_only"
      },
      {
        Sid    = "ReceiveMessages"
        Effect = "Allow"
        Action = [
          "sqs:ReceiveMessage",
          "sqs:DeleteMessage",
          "sqs:ChangeMessageVisibility",
          "sqs:GetQueueUrl",
          "sqs:GetQueueAttributes",
        ]
        Resource = aws_sqs_queue.function_orders.arn
      },
      {
        Sid      = "DecryptData"
        Effect   = "Allow"
        Action   = "kms:Decrypt"
        Resource = aws_kms_key.main.arn
      },
    ]
  })
}

resource "aws_iam_role_policy" "function_invoices_schedule" {
  name = "schedule"
  role = aws_iam_role.function_invoices_schedule.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "InvokeFunction"
        Effect   = "Allow"
        Action   = "lambda:InvokeFunction"
        Resource = aws_lambda_function.function_invoices.arn
      },
      {
        Sid      = "KeepFailures"
        Effect   = "Allow"
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.function_invoices_dead_letter.arn
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
