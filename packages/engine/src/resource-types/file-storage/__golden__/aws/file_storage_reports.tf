# resource:default/file-storage-reports
# owner: group:default/team-platform
# rule: file-storage

locals {
  file_storage_reports_tags = {
    entity = "resource:default/file-storage-reports"
    owner  = "group:default/team-platform"
  }
}

resource "aws_security_group" "file_storage_reports" {
  name        = "file-storage-aws-${var.environment}-file-storage-reports"
  description = "File storage file_storage_reports"
  vpc_id      = aws_vpc.main.id
  tags        = local.file_storage_reports_tags
}

resource "aws_efs_file_system" "file_storage_reports" {
  #checkov:skip=CKV2_AWS_18:EFS itself hands it to AWS Backup every day.
  encrypted        = true
  kms_key_id       = aws_kms_key.main.arn
  performance_mode = "generalPurpose"
  throughput_mode  = "elastic"
  tags = merge(local.file_storage_reports_tags, {
    Name = "file-storage-aws-${var.environment}-file-storage-reports"
  })

  lifecycle_policy {
    transition_to_ia = "AFTER_30_DAYS"
  }

  lifecycle_policy {
    transition_to_primary_storage_class = "AFTER_1_ACCESS"
  }

  protection {
    replication_overwrite = "ENABLED"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_efs_backup_policy" "file_storage_reports" {
  file_system_id = aws_efs_file_system.file_storage_reports.id

  backup_policy {
    status = "ENABLED"
  }
}

resource "aws_efs_file_system_policy" "file_storage_reports" {
  file_system_id = aws_efs_file_system.file_storage_reports.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyInsecureTransport"
        Effect    = "Deny"
        Principal = "*"
        Action    = "*"
        Resource  = aws_efs_file_system.file_storage_reports.arn
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
    ]
  })
}

resource "aws_efs_mount_target" "file_storage_reports_a" {
  file_system_id  = aws_efs_file_system.file_storage_reports.id
  subnet_id       = aws_subnet.private_a.id
  security_groups = [aws_security_group.file_storage_reports.id]
}

resource "aws_efs_mount_target" "file_storage_reports_b" {
  file_system_id  = aws_efs_file_system.file_storage_reports.id
  subnet_id       = aws_subnet.private_b.id
  security_groups = [aws_security_group.file_storage_reports.id]
}

resource "aws_efs_access_point" "file_storage_reports" {
  file_system_id = aws_efs_file_system.file_storage_reports.id
  tags           = local.file_storage_reports_tags

  posix_user {
    uid = 1000
    gid = 1000
  }

  root_directory {
    path = "/data"

    creation_info {
      owner_uid   = 1000
      owner_gid   = 1000
      permissions = "0750"
    }
  }
}
