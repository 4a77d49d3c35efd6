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

const LAYOUT = { address: (resource: string) => resource } as Layout;

function firstOn(address: string, implicit = false): string {
  const [type] = address.split('.');
  return awsBeforeFirstApply(
    [{ address, type, provenance: { implicit } } as unknown as BlockHandle],
    LAYOUT,
  ).join('\n');
}

test('a secret gets its value before what starts with it', () => {
  expect(firstOn('aws_secretsmanager_secret.key')).toContain(
    '`-target=aws_secretsmanager_secret.key`',
  );
});

test('a secret that comes along with a database gets its value later', () => {
  expect(firstOn('aws_secretsmanager_secret.orders_reader', true)).toBe('');
});

test('what connects to a database brings certificates along', () => {
  const bundle = 'global-bundle.pem';
  expect(firstOn('aws_rds_cluster.orders')).toContain(bundle);
  expect(firstOn('aws_dynamodb_table.orders')).not.toContain(bundle);
});

test('clients of DocumentDB do not retry writes', () => {
  expect(firstOn('aws_docdb_cluster.orders')).toContain('retryWrites=false');
  expect(firstOn('aws_db_instance.orders')).not.toContain('retryWrites');
});

test('new accounts have too few calls of Lambda to reserve some', () => {
  expect(firstOn('aws_lambda_function.invoices')).toMatch(
    /reserved_concurrent_executions.*100 more.*L-B99A9384/,
  );
  expect(firstOn('aws_ecs_service.shop')).toBe('');
});

test('new accounts have few cores of Fargate', () => {
  const quota = 'L-3032A538';
  expect(firstOn('aws_ecs_task_definition.shop')).toContain(quota);
  expect(firstOn('aws_ecs_cluster.main')).not.toContain(quota);
});

test('new accounts may have to be verified for CloudFront', () => {
  expect(firstOn('aws_cloudfront_distribution.pages')).toContain('verified');
  expect(firstOn('aws_lb.pages')).toBe('');
});
