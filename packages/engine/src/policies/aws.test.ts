import { jsonencode, ref } from '../terraform';
import { AWS_RULES } from './rules/aws';
import { violatedBy, type Resources } from './__testUtils__/testStack';

const bucket = { bucket: ref('aws_s3_bucket.x', 'id') };
const database = (attributes: Resources[string]): Resources => ({
  'aws_db_instance.x': attributes,
});

/** What satisfies each rule, and what violates it. */
const cases: Record<string, { good: Resources; bad: Resources }> = {
  'AWS-S3-1': {
    good: {
      'aws_s3_bucket.x': {},
      'aws_s3_bucket_public_access_block.x': {
        ...bucket,
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      },
    },
    bad: {
      'aws_s3_bucket.x': {},
      'aws_s3_bucket_public_access_block.x': {
        ...bucket,
        block_public_acls: true,
        block_public_policy: false,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      },
    },
  },
  'AWS-S3-2': {
    good: {
      'aws_s3_bucket.x': {},
      'aws_s3_bucket_versioning.x': {
        ...bucket,
        versioning_configuration: { status: 'Enabled' },
      },
    },
    bad: { 'aws_s3_bucket.x': {} },
  },
  'AWS-S3-3': {
    good: {
      'aws_s3_bucket.x': {},
      'aws_s3_bucket_server_side_encryption_configuration.x': {
        ...bucket,
        rule: {
          apply_server_side_encryption_by_default: { sse_algorithm: 'aws:kms' },
        },
      },
    },
    bad: {
      'aws_s3_bucket.x': {},
      'aws_s3_bucket_server_side_encryption_configuration.x': {
        ...bucket,
        rule: {
          apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' },
        },
      },
    },
  },
  'AWS-S3-4': {
    good: {
      'aws_s3_bucket.x': {},
      'aws_s3_bucket_lifecycle_configuration.x': {
        ...bucket,
        rule: {
          abort_incomplete_multipart_upload: { days_after_initiation: 7 },
        },
      },
    },
    bad: {
      'aws_s3_bucket.x': {},
      'aws_s3_bucket_lifecycle_configuration.x': { ...bucket, rule: {} },
    },
  },
  'AWS-S3-5': {
    good: {
      'aws_s3_bucket.x': {},
      'aws_s3_bucket_logging.x': {
        ...bucket,
        target_bucket: ref('aws_s3_bucket.logs', 'id'),
      },
    },
    bad: {
      'aws_s3_bucket.x': {},
      'aws_s3_bucket_logging.x': {
        bucket: ref('aws_s3_bucket.xy', 'id'),
        target_bucket: ref('aws_s3_bucket.x', 'id'),
      },
    },
  },
  'AWS-S3-6': {
    good: { 'aws_s3_bucket_acl.x': { ...bucket, acl: 'private' } },
    bad: { 'aws_s3_bucket_acl.x': { ...bucket, acl: 'public-read' } },
  },
  'AWS-S3-7': {
    good: {
      'aws_s3_bucket.x': {},
      'aws_s3_bucket_policy.x': {
        ...bucket,
        policy: jsonencode({
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 's3:*',
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        }),
      },
    },
    bad: {
      'aws_s3_bucket.x': {},
      'aws_s3_bucket_policy.x': {
        ...bucket,
        policy: jsonencode({
          Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:*' }],
        }),
      },
    },
  },
  'AWS-EFS-1': {
    good: {
      'aws_efs_file_system.x': {
        encrypted: true,
        kms_key_id: ref('aws_kms_key.x', 'arn'),
      },
    },
    bad: { 'aws_efs_file_system.x': { encrypted: true } },
  },
  'AWS-EBS-1': {
    good: {
      'aws_launch_template.x': {
        block_device_mappings: { ebs: { encrypted: true } },
      },
    },
    bad: {
      'aws_launch_template.x': {
        block_device_mappings: [
          { ebs: { encrypted: true } },
          { ebs: { encrypted: false } },
        ],
      },
    },
  },
  'AWS-RDS-1': {
    good: database({
      storage_encrypted: true,
      kms_key_id: ref('aws_kms_key.x', 'arn'),
    }),
    bad: database({ storage_encrypted: true }),
  },
  'AWS-RDS-2': {
    good: database({ publicly_accessible: false }),
    bad: database({ publicly_accessible: true }),
  },
  'AWS-RDS-3': {
    good: database({ backup_retention_period: 7 }),
    bad: database({ backup_retention_period: 0 }),
  },
  'AWS-RDS-4': {
    good: database({ deletion_protection: true }),
    bad: database({ deletion_protection: false }),
  },
  'AWS-RDS-5': {
    good: database({ monitoring_interval: 60 }),
    bad: database({ monitoring_interval: 0 }),
  },
  'AWS-RDS-6': {
    good: database({ enabled_cloudwatch_logs_exports: ['postgresql'] }),
    bad: database({ enabled_cloudwatch_logs_exports: [] }),
  },
  'AWS-RDS-7': {
    good: database({ manage_master_user_password: true }),
    bad: database({ password: 'secret' }),
  },
};

test('there is a case for each rule', () => {
  expect(Object.keys(cases).sort()).toEqual(
    AWS_RULES.map(({ id }) => id).sort(),
  );
});

describe.each(AWS_RULES)('$id $title', ({ id }) => {
  it('accepts what satisfies it', () => {
    expect(violatedBy(AWS_RULES, cases[id].good)).not.toContain(id);
  });

  it('finds what violates it', () => {
    expect(violatedBy(AWS_RULES, cases[id].bad)).toContain(id);
  });
});
