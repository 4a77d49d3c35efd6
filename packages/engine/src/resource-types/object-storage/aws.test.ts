import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import { checkDocument } from '../../terraform';
import {
  buildForTest,
  type TestNode,
  type TestStack,
} from '../__testUtils__/buildForTest';
import { parameters } from './definition';

function bucketWith(node: Partial<TestNode>): TestStack {
  return buildForTest({ files: { type: 'object-storage', ...node } });
}

function hcl(stack: TestStack, path = 'files.tf'): string {
  return stack.files.get(path) ?? '';
}

describe('object storage on S3', () => {
  it.each<Partial<TestNode>>([
    {},
    { parameters: { expireAfterDays: 90, corsOrigins: ['https://a.test'] } },
    {
      environments: {
        dev: { expireAfterDays: 7, corsOrigins: ['https://a.test'] },
      },
    },
  ])('is what the provider’s schema allows: %j', node => {
    expect(checkDocument(bucketWith(node).document)).toEqual([]);
  });

  it('is closed, encrypted with the stack’s key, versioned and logged', () => {
    const stack = bucketWith({});
    const text = hcl(stack);
    expect(stack.attributes('aws_s3_bucket_public_access_block.files')).toEqual(
      expect.objectContaining({
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      }),
    );
    expect(text).toContain('object_ownership = "BucketOwnerEnforced"');
    expect(text).toContain('bucket_key_enabled = true');
    expect(text).toMatch(/kms_master_key_id = aws_kms_key\.main\.arn/);
    expect(text).toContain('status = "Enabled"');
    expect(text).toContain('target_bucket = aws_s3_bucket.logs.id');
    expect(text).toContain('"aws:SecureTransport" = "false"');
    expect(text).toContain('force_destroy = false');
  });

  it('keeps the bucket of the access logs itself without access logs', () => {
    const stack = bucketWith({});
    expect(stack.document.block('aws_s3_bucket_logging.files')).toBeDefined();
    expect(stack.document.block('aws_s3_bucket_logging.logs')).toBeUndefined();
    expect(hcl(stack, 'logs.tf')).toMatch(/checkov:skip=CKV_AWS_18:\S/);
  });

  it('has a name that is unique in the world and never too long', () => {
    const long = 'a'.repeat(50);
    const text = hcl(
      buildForTest({ [long]: { type: 'object-storage' } }),
      `${long}.tf`,
    );
    const [, name] = /bucket += "(.*)"/.exec(text)!;
    expect(name).toMatch(
      /-\$\{data\.aws_caller_identity\.current\.account_id\}$/,
    );
    const longest = name
      .replace('${var.environment}', 'production')
      .replace(/\$\{data.*?\}/, '123456789012');
    expect(longest.length).toBeLessThanOrEqual(63);
    expect(longest).toMatch(/^[a-z0-9][a-z0-9-]*$/);
  });

  it.each<[AccessLevel, string[]]>([
    ['read', ['kms:Decrypt', 's3:GetObject', 's3:ListBucket']],
    [
      'write',
      [
        'kms:Decrypt',
        'kms:GenerateDataKey',
        's3:AbortMultipartUpload',
        's3:DeleteObject',
        's3:ListMultipartUploadParts',
        's3:PutObject',
      ],
    ],
    [
      'readwrite',
      [
        'kms:Decrypt',
        'kms:GenerateDataKey',
        's3:AbortMultipartUpload',
        's3:DeleteObject',
        's3:GetObject',
        's3:ListBucket',
        's3:ListMultipartUploadParts',
        's3:PutObject',
      ],
    ],
    [
      'admin',
      [
        'kms:Decrypt',
        'kms:GenerateDataKey',
        's3:AbortMultipartUpload',
        's3:DeleteObject',
        's3:DeleteObjectVersion',
        's3:GetObject',
        's3:GetObjectVersion',
        's3:ListBucket',
        's3:ListBucketVersions',
        's3:ListMultipartUploadParts',
        's3:PutObject',
      ],
    ],
  ])('allows exactly what %s access needs', (access, actions) => {
    const stack = buildForTest(
      {
        shop: { type: 'container-service' },
        files: { type: 'object-storage' },
      },
      [['shop', access, 'files']],
    );
    const statements = stack.statements('aws_iam_role_policy.shop');
    expect(statements.flatMap(s => s.Action).sort()).toEqual(actions);
    expect(new Set(statements.map(s => s.Sid)).size).toBe(statements.length);
    for (const { Action, Resource } of statements) {
      const [action] = [Action].flat() as string[];
      expect(String(Resource)).toMatch(
        action.startsWith('kms:')
          ? /aws_kms_key\.main\.arn/
          : /aws_s3_bucket\.files\.arn/,
      );
    }
  });

  it('tells its consumers name and region, and opens the way to S3', () => {
    const stack = buildForTest(
      {
        shop: { type: 'container-service' },
        files: { type: 'object-storage' },
      },
      [['shop', 'read', 'files']],
    );
    expect(stack.environment('shop')).toEqual(
      expect.objectContaining({
        FILES_NAME: '{aws_s3_bucket.files.bucket}',
        FILES_REGION: 'eu-central-1',
      }),
    );
    expect(stack.document.block('aws_vpc_endpoint.s3')).toBeDefined();
  });

  it('keeps objects for ever unless an environment says otherwise', () => {
    expect(hcl(bucketWith({}))).not.toContain('id     = "expire"');

    const everywhere = hcl(bucketWith({ parameters: { expireAfterDays: 90 } }));
    expect(everywhere).toMatch(/id += "expire"\n +status += "Enabled"/);
    expect(everywhere).toContain('days = 90');

    const stack = bucketWith({ environments: { dev: { expireAfterDays: 7 } } });
    expect(hcl(stack)).toContain(
      'status = var.files_expire_after_days > 0 ? "Enabled" : "Disabled"',
    );
    expect(hcl(stack)).toContain('days = max(var.files_expire_after_days, 1)');
    expect(stack.values.tfvars('dev').files_expire_after_days).toBe(7);
    expect(stack.values.tfvars('production').files_expire_after_days).toBe(0);
  });

  it('lets the pages of websites in only where it is asked to', () => {
    const address = 'aws_s3_bucket_cors_configuration.files';
    expect(bucketWith({}).document.block(address)).toBeUndefined();

    const origins = ['https://shop.example.com'];
    expect(hcl(bucketWith({ parameters: { corsOrigins: origins } }))).toContain(
      'allowed_origins = ["https://shop.example.com"]',
    );

    const stack = bucketWith({
      environments: { dev: { corsOrigins: origins } },
    });
    expect(hcl(stack)).toContain(
      'count = length(var.files_cors_origins) > 0 ? 1 : 0',
    );
    expect(stack.values.tfvars('production').files_cors_origins).toEqual([]);
  });

  it('can be deleted with everything in it only where protection is off', () => {
    const stack = bucketWith({
      environments: { dev: { deletionProtection: false } },
    });
    expect(stack.values.tfvars('dev').files_force_destroy).toBe(true);
    expect(stack.values.tfvars('production').files_force_destroy).toBe(false);
  });

  it.each(['*', 'shop.example.com', 'https://a.example.com/x', 'https://${x}'])(
    'refuses %s as the origin of a website',
    origin => {
      expect(parameters.safeParse({ corsOrigins: [origin] }).success).toBe(
        false,
      );
    },
  );
});
