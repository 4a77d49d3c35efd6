import { buildForTest } from '../__testUtils__/buildForTest';

function connected(access: 'read' | 'write' | 'readwrite') {
  return buildForTest(
    { shop: { type: 'container-service' }, stripe_key: { type: 'secret' } },
    [['shop', access, 'stripe_key']],
    undefined,
    'gcp',
  );
}

const READ = 'google_secret_manager_secret_iam_member.shop_read_stripe_key';
const WRITE = 'google_secret_manager_secret_iam_member.shop_write_stripe_key';
const SECRET = 'google_secret_manager_secret.stripe_key';

test('a reader gets the value at start, by reference, once it may read it', () => {
  const stack = connected('read');
  expect(stack.environment('shop')).toEqual({
    STRIPE_KEY_VALUE: `secret {${SECRET}.secret_id}`,
  });
  expect(stack.attributes(READ)).toEqual({
    secret_id: `{${SECRET}.secret_id}`,
    role: 'roles/secretmanager.secretAccessor',
    member: '{google_service_account.shop.member}',
  });
  expect(stack.document.block(WRITE)).toBeUndefined();
  expect(stack.files.get('shop.tf')).toMatch(
    new RegExp(`depends_on = \\[[^\\]]*${READ}`),
  );
});

test('a writer may add a version and learns where, but cannot read it', () => {
  const stack = connected('write');
  expect(stack.environment('shop')).toEqual({
    STRIPE_KEY_SECRET: `{${SECRET}.id}`,
  });
  expect(stack.attributes(WRITE).role).toBe(
    'roles/secretmanager.secretVersionAdder',
  );
  expect(stack.document.block(READ)).toBeUndefined();
});

test('who reads and writes gets both', () => {
  expect(Object.keys(connected('readwrite').environment('shop'))).toEqual(
    expect.arrayContaining(['STRIPE_KEY_SECRET', 'STRIPE_KEY_VALUE']),
  );
});

test('the value is nowhere in Terraform, and stays in the region under the key of the stack', () => {
  const stack = connected('readwrite');
  expect(
    stack.document.blocks().filter(({ type }) => /secret_version/.test(type)),
  ).toEqual([]);
  expect(stack.attributes(SECRET)).toMatchObject({
    secret_id: 'shop-{var.environment}-stripe-key',
    version_destroy_ttl: '2592000s',
    replication: {
      user_managed: {
        replicas: {
          location: 'europe-west3',
          customer_managed_encryption: {
            kms_key_name: '{google_kms_crypto_key.main.id}',
          },
        },
      },
    },
  });
});
