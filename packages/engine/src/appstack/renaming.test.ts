import type { Entity } from '@backstage/catalog-model';
import {
  standardsSchema,
  type AppStack,
} from 'backstage-plugin-stackgen-common';
import { generate, type GenerateOutput } from '../generate';
import { defaultMapping } from '../mapping';
import { compareGenerations } from './difference';

function entity(
  kind: string,
  name: string,
  uid: string,
  spec: Record<string, string | string[]>,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, uid },
    spec: { owner: 'team', lifecycle: 'production', ...spec },
  };
}

function shop(database: string, more: Entity[] = []): Entity[] {
  return [
    entity('System', 'shop', 'u0', {}),
    entity('Component', 'orders', 'u1', {
      type: 'service',
      system: 'shop',
      dependsOn: [`resource:default/${database}`],
    }),
    entity('Resource', database, 'u2', { type: 'postgres', system: 'shop' }),
    ...more,
  ];
}

function sync(entities: Entity[], stored?: AppStack): GenerateOutput {
  return generate({
    entities,
    entityRefs: ['system:default/shop'],
    cloud: 'aws',
    mapping: defaultMapping,
    standards: standardsSchema.parse({}),
    stored,
  });
}

const fileOf = ({ files }: GenerateOutput, path: string) =>
  files.find(file => file.path === path)?.content;

test('a renamed entity gives moved blocks, and nothing is removed or replaced', () => {
  const before = sync(shop('orders-db'));
  const after = sync(shop('ledger'), before.appStack);
  expect(fileOf(after, 'moved.tf')).toContain(
    [
      'moved {',
      '  from = aws_db_instance.orders_db',
      '  to   = aws_db_instance.ledger',
      '}',
    ].join('\n'),
  );
  expect(fileOf(after, 'orders_db.tf')).toBeUndefined();
  expect(fileOf(after, 'ledger.tf')).toContain(
    'resource "aws_db_instance" "ledger"',
  );
  // The name in the cloud stays: another one would replace the database.
  expect(fileOf(after, 'ledger.tf')).toContain(
    '"shop-aws-${var.environment}-orders-db"',
  );
  const { resources } = compareGenerations(before, after);
  expect(new Set(resources.map(({ change }) => change))).toEqual(
    new Set(['changed']),
  );
  expect(after.problems.filter(({ severity }) => severity === 'error')).toEqual(
    [],
  );
});

test('going back to the state before a renaming takes the database away and makes another', () => {
  const before = sync(shop('orders-db'));
  const after = sync(shop('ledger'), before.appStack);
  const { nodes, resources } = compareGenerations(after, before);
  expect(nodes).toContainEqual({
    change: 'changed',
    entityRef: 'resource:default/orders-db',
    details: expect.arrayContaining(['renamed from resource:default/ledger']),
  });
  // Its files have no moved block that leads from the new name to the old one.
  expect(
    resources
      .filter(({ type }) => type === 'aws_db_instance')
      .map(({ change, address }) => [change, address]),
  ).toEqual([
    ['removed', 'aws_db_instance.ledger'],
    ['added', 'aws_db_instance.orders_db'],
  ]);
});

test('a second renaming goes on from the first, and one back does not go in a circle', () => {
  const first = sync(shop('orders-db'));
  const second = sync(shop('ledger'), first.appStack);
  const third = sync(shop('journal'), second.appStack);
  const moves = (output: GenerateOutput) =>
    [
      ...(fileOf(output, 'moved.tf') ?? '').matchAll(
        /from = aws_db_instance\.(\w+)\n +to +=\s+aws_db_instance\.(\w+)/g,
      ),
    ].map(([, from, to]) => `${from} → ${to}`);
  expect(moves(third)).toEqual(['orders_db → ledger', 'ledger → journal']);
  const back = sync(shop('orders-db'), third.appStack);
  expect(moves(back)).toEqual(['ledger → journal', 'journal → orders_db']);
  expect(
    compareGenerations(first, back).resources.filter(
      ({ change }) => change !== 'changed',
    ),
  ).toEqual([]);
  // Moves lead on from each name that it had, and never back.
  const lost = (from: GenerateOutput, to: GenerateOutput) =>
    compareGenerations(from, to)
      .resources.filter(({ type }) => type === 'aws_db_instance')
      .filter(({ change }) => change !== 'changed')
      .map(({ change, address }) => `${change} ${address}`);
  expect(lost(first, third)).toEqual([]);
  expect(lost(second, third)).toEqual([]);
  expect(lost(third, back)).toEqual([]);
  expect(lost(back, second)).toEqual([]);
  expect(lost(third, second)).toEqual([
    'removed aws_db_instance.journal',
    'added aws_db_instance.ledger',
  ]);
});

test('a new entity with the former name gets another Terraform name', () => {
  const before = sync(shop('orders-db'));
  const renamed = sync(shop('ledger'), before.appStack);
  const after = sync(
    shop('ledger', [
      entity('Resource', 'orders-db', 'u9', {
        type: 'postgres',
        system: 'shop',
      }),
    ]),
    renamed.appStack,
  );
  expect(
    after.appStack.nodes.map(n => [n.name, n.blockName ?? n.address]),
  ).toEqual(
    expect.arrayContaining([
      ['orders-db', 'ledger'],
      ['orders-db', 'resource_orders_db'],
    ]),
  );
  expect(after.problems.filter(({ severity }) => severity === 'error')).toEqual(
    [],
  );
});
