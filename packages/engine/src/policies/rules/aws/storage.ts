import { all, any, argument, companion } from '../../checks';
import { is, isAbsent, isNot, isSet } from '../../expectations';
import type { Rule } from '../../Rule';
import { demandsTls } from './statements';

const BUCKET = ['aws_s3_bucket'];

export const STORAGE_RULES: readonly Rule[] = [
  {
    id: 'AWS-S3-1',
    severity: 'error',
    title: 'Buckets block public access',
    rationale:
      'One wrong policy or ACL would show the objects to everybody; the block overrules both.',
    fix: 'Add an `aws_s3_bucket_public_access_block` for the bucket, with all four arguments true.',
    references: [
      'CKV_AWS_53',
      'CKV_AWS_54',
      'CKV_AWS_55',
      'CKV_AWS_56',
      'CKV2_AWS_6',
      'AWS-0086',
      'AWS-0087',
      'AWS-0091',
      'AWS-0093',
      'AWS-0094',
      'S3.2',
      'S3.3',
      'S3.8',
    ],
    on: BUCKET,
    check: companion(
      'aws_s3_bucket_public_access_block',
      'bucket',
      all(
        argument('block_public_acls', is(true)),
        argument('block_public_policy', is(true)),
        argument('ignore_public_acls', is(true)),
        argument('restrict_public_buckets', is(true)),
      ),
    ),
  },
  {
    id: 'AWS-S3-2',
    severity: 'error',
    title: 'Buckets keep versions',
    rationale: 'What was overwritten or deleted by mistake can be had back.',
    fix: 'Add an `aws_s3_bucket_versioning` for the bucket, with the status "Enabled".',
    references: ['CKV_AWS_21', 'AWS-0090', 'S3.14'],
    on: BUCKET,
    check: companion(
      'aws_s3_bucket_versioning',
      'bucket',
      argument('versioning_configuration.status', is('Enabled')),
    ),
  },
  {
    id: 'AWS-S3-3',
    severity: 'error',
    title: 'Buckets are encrypted with a key of the stack',
    rationale:
      'Who may read the objects is then decided by the key’s policy, too.',
    fix: 'Add an `aws_s3_bucket_server_side_encryption_configuration` with `sse_algorithm = "aws:kms"`.',
    references: ['CKV_AWS_19', 'CKV_AWS_145', 'AWS-0088', 'AWS-0132', 'S3.17'],
    on: BUCKET,
    check: companion(
      'aws_s3_bucket_server_side_encryption_configuration',
      'bucket',
      argument(
        'rule.apply_server_side_encryption_by_default.sse_algorithm',
        is('aws:kms'),
      ),
    ),
  },
  {
    id: 'AWS-S3-4',
    severity: 'error',
    title: 'Buckets have a lifecycle',
    rationale:
      'Broken uploads and old versions would be paid for until somebody sees them.',
    fix: 'Add an `aws_s3_bucket_lifecycle_configuration` with a rule that has `abort_incomplete_multipart_upload`.',
    references: ['CKV2_AWS_61', 'CKV_AWS_300', 'S3.13'],
    on: BUCKET,
    check: companion(
      'aws_s3_bucket_lifecycle_configuration',
      'bucket',
      argument(
        'rule.abort_incomplete_multipart_upload.days_after_initiation',
        isSet,
      ),
    ),
  },
  {
    id: 'AWS-S3-5',
    severity: 'error',
    title: 'Buckets log who reads them',
    rationale:
      'Without the log, nobody can tell what a stolen key was used for.',
    fix: 'Add an `aws_s3_bucket_logging` for the bucket.',
    references: ['CKV_AWS_18', 'AWS-0089', 'S3.9'],
    on: BUCKET,
    check: companion(
      'aws_s3_bucket_logging',
      'bucket',
      argument('target_bucket', isSet),
    ),
  },
  {
    id: 'AWS-S3-6',
    severity: 'error',
    title: 'Buckets have no public ACL',
    rationale:
      'ACLs are the oldest way to show a bucket to everybody by mistake.',
    fix: 'Remove the ACL; give rights with policies.',
    references: [
      'CKV_AWS_20',
      'CKV_AWS_57',
      'CKV_AWS_375',
      'AWS-0092',
      'S3.12',
    ],
    on: ['aws_s3_bucket', 'aws_s3_bucket_acl'],
    check: argument(
      'acl',
      isNot('public-read', 'public-read-write', 'authenticated-read'),
    ),
  },
  {
    id: 'AWS-S3-7',
    severity: 'error',
    title: 'Buckets refuse requests without TLS',
    rationale: 'S3 also answers over plain HTTP, where others can read along.',
    fix: 'Add an `aws_s3_bucket_policy` that denies `s3:*` where `aws:SecureTransport` is false.',
    references: ['CKV_AWS_70', 'S3.5'],
    on: BUCKET,
    check: companion('aws_s3_bucket_policy', 'bucket', demandsTls),
  },
  {
    id: 'AWS-EFS-1',
    severity: 'error',
    title: 'File systems are encrypted with a key of the stack',
    rationale: 'A copy of the disk is then worth nothing without the key.',
    fix: 'Set `encrypted = true` and `kms_key_id`.',
    references: ['CKV_AWS_42', 'CKV_AWS_184', 'AWS-0037', 'EFS.1'],
    on: ['aws_efs_file_system'],
    check: all(argument('encrypted', is(true)), argument('kms_key_id', isSet)),
  },
  {
    id: 'AWS-EBS-1',
    severity: 'error',
    title: 'Disks of machines are encrypted',
    rationale: 'A copy of the disk is then worth nothing without the key.',
    fix: 'Set `encrypted = true` at each disk.',
    references: ['CKV_AWS_3', 'CKV_AWS_8', 'AWS-0131', 'EC2.3'],
    on: ['aws_launch_template'],
    check: any(
      argument('block_device_mappings.ebs', isAbsent),
      argument('block_device_mappings.ebs.encrypted', is(true)),
    ),
  },
];
