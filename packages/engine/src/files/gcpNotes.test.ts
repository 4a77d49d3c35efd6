import type { BlockHandle } from '../terraform';
import { gcpBeforeFirstApply, gcpBeforeRemoval } from './gcpNotes';
import type { Layout } from './layout';

const LAYOUT = { address: (resource: string) => resource } as Layout;

function blocksOf(addresses: readonly string[]): BlockHandle[] {
  return addresses.map(address => {
    const [type, name] = address.split('.');
    return { address, type, name } as BlockHandle;
  });
}

function notesOn(...addresses: string[]): string {
  return gcpBeforeFirstApply(blocksOf(addresses), LAYOUT).join('\n');
}

function removalOf(...addresses: string[]): string {
  return gcpBeforeRemoval(blocksOf(addresses), LAYOUT).join('\n');
}

test('a stack without any of it has nothing to do', () => {
  expect(notesOn('google_compute_network.main')).toBe('');
});

test('APIs are switched on before the accounts of Google that come with them', () => {
  expect(
    notesOn(
      'google_project_service.main',
      'google_kms_crypto_key_iam_member.pubsub',
    ),
  ).toMatch(
    /-target=google_project_service\.main[^]*identity create --service=pubsub/,
  );
});

test.each(['storage', 'bigquery', 'compute', 'intake_encrypt_customers'])(
  'nobody makes an account for the right of %s to use a key: it is looked up, there with the API, or the stack’s own',
  name => {
    expect(notesOn(`google_kms_crypto_key_iam_member.${name}`)).not.toContain(
      'identity create',
    );
  },
);

test('a right to use a key is not known everywhere at once', () => {
  expect(notesOn('google_kms_crypto_key_iam_member.storage')).toMatch(
    /some minutes.*run it again/,
  );
});

test('a key of one’s own in Firestore is asked for', () => {
  expect(notesOn('google_kms_crypto_key_iam_member.firestore')).toContain(
    'https://cloud.google.com/firestore/docs/use-cmek',
  );
  expect(notesOn('google_kms_crypto_key_iam_member.pubsub')).not.toContain(
    'Firestore',
  );
});

test('who writes access logs is let in where policies are for the organization alone', () => {
  expect(notesOn('google_storage_bucket_iam_member.logs')).toContain(
    'group:cloud-storage-analytics@google.com',
  );
});

test('what leaves nothing behind needs no care at its removal', () => {
  expect(
    removalOf('google_sql_database_instance.orders', 'google_pubsub_topic.a'),
  ).toBe('');
});

test('key rings and keys stay, and are imported by who makes the stack again', () => {
  expect(
    removalOf('google_kms_key_ring.main', 'google_kms_crypto_key.main'),
  ).toMatch(
    /`google_kms_key_ring\.main`, `google_kms_crypto_key\.main`.*`terraform import`.*versions create --primary/,
  );
});

test('a subnetwork that Cloud Run was in can be deleted hours later only', () => {
  const subnetwork = 'google_compute_subnetwork.main';
  expect(removalOf(subnetwork)).toBe('');
  expect(removalOf('google_cloud_run_v2_job.report')).toBe('');
  expect(removalOf(subnetwork, 'google_cloud_run_v2_job.report')).toContain(
    'one or two hours',
  );
});

test('the name of a Firestore database is free again some minutes later', () => {
  expect(removalOf('google_firestore_database.orders')).toMatch(
    /`google_firestore_database\.orders`.*five minutes/,
  );
});
