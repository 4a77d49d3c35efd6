output "virtual_machine_files_bucket" {
  description = "virtual-machine-files: name of the bucket."
  value       = aws_s3_bucket.virtual_machine_files.bucket
}

output "virtual_machine_legacy_session" {
  description = "Legacy application: lists its machines; \"aws ssm start-session --target <id>\" opens a shell on one."
  value       = "aws ec2 describe-instances --filters Name=tag:aws:autoscaling:groupName,Values=${aws_autoscaling_group.virtual_machine_legacy.name}"
}
