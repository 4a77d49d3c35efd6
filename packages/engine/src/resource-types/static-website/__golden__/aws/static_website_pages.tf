# component:default/static-website-pages
# owner: group:default/team-platform
# rule: websites

locals {
  static_website_pages_tags = {
    entity = "component:default/static-website-pages"
    owner  = "group:default/team-platform"
  }
}

resource "aws_s3_bucket" "static_website_pages" {
  #checkov:skip=CKV_AWS_144:A copy in a second region is a choice of the organization.
  #checkov:skip=CKV2_AWS_62:Nothing in this stack waits for events of the bucket.
  bucket        = "static-website-aws-${var.environment}-static-website-pages-${data.aws_caller_identity.current.account_id}"
  force_destroy = false
  tags          = local.static_website_pages_tags
}

resource "aws_s3_bucket_public_access_block" "static_website_pages" {
  bucket                  = aws_s3_bucket.static_website_pages.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "static_website_pages" {
  bucket = aws_s3_bucket.static_website_pages.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "static_website_pages" {
  bucket = aws_s3_bucket.static_website_pages.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.main.arn
    }
  }
}

resource "aws_s3_bucket_versioning" "static_website_pages" {
  bucket = aws_s3_bucket.static_website_pages.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "static_website_pages" {
  bucket = aws_s3_bucket.static_website_pages.id

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

  depends_on = [aws_s3_bucket_versioning.static_website_pages]
}

resource "aws_s3_bucket_logging" "static_website_pages" {
  bucket        = aws_s3_bucket.static_website_pages.id
  target_bucket = aws_s3_bucket.logs.id
  target_prefix = "s3/static-website-pages/"

  depends_on = [aws_s3_bucket_policy.logs]
}

resource "aws_s3_bucket_policy" "static_website_pages" {
  bucket = aws_s3_bucket.static_website_pages.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource = [
          aws_s3_bucket.static_website_pages.arn,
          "${aws_s3_bucket.static_website_pages.arn}/*",
        ]
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
      {
        Sid    = "ReadByDistribution"
        Effect = "Allow"
        Principal = {
          Service = "cloudfront.amazonaws.com"
        }
        Action   = "s3:GetObject"
        Resource = "${aws_s3_bucket.static_website_pages.arn}/*"
        Condition = {
          StringEquals = {
            "aws:SourceArn" = aws_cloudfront_distribution.static_website_pages.arn
          }
        }
      },
    ]
  })

  depends_on = [aws_s3_bucket_public_access_block.static_website_pages]
}

resource "aws_cloudfront_origin_access_control" "static_website_pages" {
  name                              = "static-website-aws-${var.environment}-static-website-pages"
  description                       = "Signs the requests to the bucket"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_response_headers_policy" "static_website_pages" {
  #checkov:skip=CKV_AWS_259:Subdomains and preloading would bind hosts that this stack does not own.
  name    = "static-website-aws-${var.environment}-static-website-pages"
  comment = "Security headers"

  security_headers_config {
    content_security_policy {
      content_security_policy = "base-uri 'self'; frame-ancestors 'self'; object-src 'none'; upgrade-insecure-requests"
      override                = true
    }

    content_type_options {
      override = true
    }

    frame_options {
      frame_option = "SAMEORIGIN"
      override     = true
    }

    referrer_policy {
      referrer_policy = "strict-origin-when-cross-origin"
      override        = true
    }

    strict_transport_security {
      access_control_max_age_sec = 31536000
      include_subdomains         = false
      preload                    = false
      override                   = true
    }
  }
}

#trivy:ignore:AWS-0011
#trivy:ignore:AWS-0010
#trivy:ignore:AWS-0013
resource "aws_cloudfront_distribution" "static_website_pages" {
  #checkov:skip=CKV_AWS_68:It serves files only; a firewall is a choice of the organization.
  #checkov:skip=CKV_AWS_86:Access logs are delivered by aws_cloudwatch_log_delivery.
  #checkov:skip=CKV_AWS_310:One bucket holds the files; S3 keeps them in several zones.
  #checkov:skip=CKV_AWS_374:The website is for readers in all countries.
  #checkov:skip=CKV2_AWS_47:Nothing runs behind it that could write a log with Log4j.
  #checkov:skip=CKV_AWS_174:Without a domain name, CloudFront sets the TLS versions itself.
  #checkov:skip=CKV2_AWS_42:Without a domain name, CloudFront’s own certificate is used.
  comment             = "static-website-aws-${var.environment}-static-website-pages"
  enabled             = true
  is_ipv6_enabled     = true
  http_version        = "http2and3"
  price_class         = "PriceClass_100"
  default_root_object = "index.html"
  tags                = local.static_website_pages_tags

  origin {
    origin_id                = "bucket"
    domain_name              = aws_s3_bucket.static_website_pages.bucket_regional_domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.static_website_pages.id
  }

  default_cache_behavior {
    target_origin_id           = "bucket"
    allowed_methods            = ["GET", "HEAD"]
    cached_methods             = ["GET", "HEAD"]
    viewer_protocol_policy     = "redirect-to-https"
    compress                   = true
    cache_policy_id            = "658327ea-f89d-4fab-a63d-7e88639e58f6"
    response_headers_policy_id = aws_cloudfront_response_headers_policy.static_website_pages.id
  }

  custom_error_response {
    error_code         = 403
    response_code      = 200
    response_page_path = "/index.html"
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = true
  }
}

resource "aws_cloudwatch_log_delivery_source" "static_website_pages" {
  provider = aws.us_east_1

  name         = "static-website-aws-${var.environment}-static-website-pages"
  log_type     = "ACCESS_LOGS"
  resource_arn = aws_cloudfront_distribution.static_website_pages.arn
  tags         = local.static_website_pages_tags
}

resource "aws_cloudwatch_log_delivery" "static_website_pages" {
  provider = aws.us_east_1

  delivery_source_name     = aws_cloudwatch_log_delivery_source.static_website_pages.name
  delivery_destination_arn = aws_cloudwatch_log_delivery_destination.distributions.arn
  tags                     = local.static_website_pages_tags
}
