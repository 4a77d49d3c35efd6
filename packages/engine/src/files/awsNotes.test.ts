import type { BlockHandle } from '../terraform';
import { awsBeforeRemoval } from './awsNotes';

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
