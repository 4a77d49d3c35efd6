import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

function build(node: Omit<TestNode, 'type'> = {}) {
  return buildForTest(
    { media: { type: 'object-storage', ...node } },
    [],
    undefined,
    'gcp',
  );
}

test.each<[AccessLevel, string, string]>([
  ['read', 'read', 'roles/storage.objectViewer'],
  ['write', 'write', 'roles/storage.legacyBucketWriter'],
  ['readwrite', 'use', 'roles/storage.objectUser'],
  ['admin', 'administer', 'roles/storage.objectAdmin'],
])('%s gives one role on this bucket', (access, name, role) => {
  const stack = buildForTest(
    { shop: { type: 'container-service' }, media: { type: 'object-storage' } },
    [['shop', access, 'media']],
    undefined,
    'gcp',
  );
  const members = stack.document
    .blocks()
    .filter(({ type }) => type.endsWith('_iam_member'))
    .map(({ address }) => stack.attributes(address))
    .filter(({ member }) => member === '{google_service_account.shop.member}');
  expect(members).toEqual([
    {
      bucket: '{google_storage_bucket.media.name}',
      role,
      member: '{google_service_account.shop.member}',
    },
  ]);
  expect(
    stack.document.block(`google_storage_bucket_iam_member.shop_${name}_media`),
  ).toBeDefined();
  expect(stack.environment('shop')).toEqual({
    MEDIA_NAME: '{google_storage_bucket.media.name}',
  });
});

test('a bucket cannot be made public, is encrypted, versioned and logged', () => {
  expect(build().attributes('google_storage_bucket.media')).toMatchObject({
    uniform_bucket_level_access: true,
    public_access_prevention: 'enforced',
    versioning: { enabled: true },
    encryption: { default_kms_key_name: '{google_kms_crypto_key.main.id}' },
    logging: { log_bucket: '{google_storage_bucket.logs.name}' },
    location: 'EUROPE-WEST3',
  });
});

test('names of buckets are global, so the project is in them, within 63 characters', () => {
  const address = `media_${'of_everybody_'.repeat(6)}end`;
  const stack = buildForTest(
    { [address]: { type: 'object-storage' } },
    [],
    undefined,
    'gcp',
  );
  const { name } = stack.attributes(`google_storage_bucket.${address}`);
  const deployed = String(name)
    .replace('{var.environment}', 'production')
    .replace('{data.google_project.main.number}', '123456789012');
  expect(deployed).toMatch(/^[a-z0-9][a-z0-9-]*-123456789012$/);
  expect(deployed.length).toBeLessThanOrEqual(63);
});

test('objects expire only in environments that ask for it', () => {
  const stack = build({ environments: { dev: { expireAfterDays: 5 } } });
  const { lifecycle_rule: rules } = stack.attributes(
    'google_storage_bucket.media',
  );
  expect(rules).toContainEqual({
    action: { type: 'Delete' },
    condition: { age: '{var.media_expire_after_days}', with_state: 'LIVE' },
  });
  expect(stack.values.tfvars('dev').media_expire_after_days).toBe(5);
  expect(stack.values.tfvars('production').media_expire_after_days).toBe(36500);
  expect(
    build().attributes('google_storage_bucket.media').lifecycle_rule,
  ).toHaveLength(2);
});

test('browsers are let in where websites are named', () => {
  const corsOrigins = ['https://shop.example.com'];
  expect(
    build({ parameters: { corsOrigins } }).files.get('media.tf'),
  ).toContain('origin          = ["https://shop.example.com"]');
  expect(
    build({ environments: { dev: { corsOrigins } } }).files.get('media.tf'),
  ).toContain('dynamic "cors"');
  expect(build().files.get('media.tf')).not.toContain('cors');
});
