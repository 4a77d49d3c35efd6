import type { BlockHandle } from '../terraform';
import { awsBeforeFirstApply, awsBeforeRemoval } from './awsNotes';
import type { Layout } from './layout';

function notesOn(address: string, attributes = {}): string {
  const [type, name] = address.split('.');
  return awsBeforeRemoval([
    { address, type, name, attributes } as BlockHandle,
  ]).join('\n');
}

test('a stack that leaves nothing behind has nothing to do', () => {
  expect(notesOn('aws_db_instance.orders')).toBe('');
});

test('a last snapshot is in the way of the next one, and readable for a while', () => {
  expect(
    notesOn('aws_db_instance.orders', { final_snapshot_identifier: 'final' }),
  ).toMatch(/`aws_db_instance\.orders`.*second one.*another key/);
});

test('a secret’s name is taken until it cannot be brought back', () => {
  expect(notesOn('aws_secretsmanager_secret.key')).toMatch(
    /`aws_secretsmanager_secret\.key`.*--force-delete-without-recovery/,
  );
});

test.each([
  [false, '`-target=aws_secretsmanager_secret.key`'],
  [true, undefined],
])(
  'a secret gets its value first, but not one that came along (%p)',
  (implicit, target) => {
    const block = {
      address: 'aws_secretsmanager_secret.key',
      type: 'aws_secretsmanager_secret',
      provenance: { implicit },
    } as unknown as BlockHandle;
    const [note] = awsBeforeFirstApply([block], {
      address: (resource: string) => resource,
    } as Layout);
    expect(note?.match(/`-target.*?`/)?.[0]).toBe(target);
  },
);
