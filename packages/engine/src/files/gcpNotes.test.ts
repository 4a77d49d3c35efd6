import type { BlockHandle } from '../terraform';
import { gcpBeforeFirstApply } from './gcpNotes';
import type { Layout } from './layout';

const LAYOUT = { address: (resource: string) => resource } as Layout;

function notesOn(...addresses: string[]): string {
  const blocks = addresses.map(address => {
    const [type, name] = address.split('.');
    return { address, type, name } as BlockHandle;
  });
  return gcpBeforeFirstApply(blocks, LAYOUT).join('\n');
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
