import { buildForTest } from '../__testUtils__/buildForTest';

const KEY = { type: 'encryption-key' } as const;

test('the key stays in hardware, is renewed, and is not destroyed', () => {
  const stack = buildForTest({ customers: KEY }, [], undefined, 'gcp');
  expect(stack.attributes('google_kms_crypto_key.customers')).toMatchObject({
    rotation_period: '7776000s',
    version_template: { protection_level: 'HSM' },
  });
  expect(stack.files.get('customers.tf')).toContain('prevent_destroy = true');
  expect(stack.document.block('google_kms_crypto_key.main')).toBeUndefined();
});

test('rights are on this key: decrypting, encrypting, both, and changing it', () => {
  const roles = (access: 'read' | 'write' | 'readwrite' | 'admin') => {
    const stack = buildForTest(
      { shop: { type: 'container-service' }, customers: KEY },
      [['shop', access, 'customers']],
      undefined,
      'gcp',
    );
    return stack.document
      .blocks()
      .filter(({ address }) =>
        /^google_kms_crypto_key_iam_member\.shop_/.test(address),
      )
      .map(({ attributes }) => attributes.role);
  };
  expect(roles('read')).toEqual(['roles/cloudkms.cryptoKeyDecrypter']);
  expect(roles('write')).toEqual(['roles/cloudkms.cryptoKeyEncrypter']);
  expect(roles('readwrite')).toEqual([
    'roles/cloudkms.cryptoKeyEncrypterDecrypter',
  ]);
  expect(roles('admin')).toEqual([
    'roles/cloudkms.cryptoKeyEncrypterDecrypter',
    'roles/cloudkms.admin',
  ]);
});

test('a key that may go, or stays for longer, says so to scanners', () => {
  const stack = buildForTest(
    {
      customers: {
        ...KEY,
        parameters: { deletionProtection: false, rotationDays: 365 },
      },
    },
    [],
    undefined,
    'gcp',
  );
  const file = stack.files.get('customers.tf');
  expect(file).toContain('checkov:skip=CKV_GCP_82');
  expect(file).toContain('checkov:skip=CKV_GCP_43');
  expect(file).not.toContain('prevent_destroy');
});
