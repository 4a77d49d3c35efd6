import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const HUB = '{azurerm_eventhub.clicks.id}';

function build(
  users: Record<string, AccessLevel>,
  node: Omit<TestNode, 'type'> = {},
) {
  return buildForTest(
    {
      ...Object.fromEntries(
        Object.keys(users).map(user => [user, { type: 'container-service' }]),
      ),
      clicks: { type: 'event-stream', ...node },
    },
    Object.entries(users).map(([user, access]) => [user, access, 'clicks']),
    undefined,
    'azure',
  );
}

test.each([
  ['publish', ['Sender']],
  ['consume', ['Receiver']],
  ['readwrite', ['Sender', 'Receiver']],
  ['admin', ['Owner']],
] as const)(
  '%s gives these roles on this hub and no other',
  (access, roles) => {
    const stack = build({ tool: access });
    const assigned = stack.document
      .blocks()
      .filter(
        ({ type, name }) =>
          type === 'azurerm_role_assignment' && name.startsWith('tool_clicks_'),
      )
      .map(({ address }) => stack.attributes(address));
    expect(assigned.map(one => one.role_definition_name)).toEqual(
      roles.map(role => `Azure Event Hubs Data ${role}`),
    );
    expect(assigned.every(({ scope }) => scope === HUB)).toBe(true);
  },
);

test('the hub is made anew with other partitions or in another namespace', () => {
  const stack = build({}, { parameters: { partitions: 8 } });
  expect(stack.attributes('terraform_data.clicks_partitions').input).toBe(8);
  expect(stack.files.get('clicks.tf')).toContain(
    'replace_triggered_by = [azurerm_eventhub_namespace.clicks.id, terraform_data.clicks_partitions]',
  );
});

test('each consumer has a group of its own and gets all events', () => {
  const stack = build({
    counter: 'consume',
    mailer: 'readwrite',
    recorder: 'publish',
  });
  expect(
    stack.document
      .blocks()
      .filter(({ type }) => type === 'azurerm_eventhub_consumer_group')
      .map(({ address }) => stack.attributes(address).name),
  ).toEqual([
    'shop-{var.environment}-counter',
    'shop-{var.environment}-mailer',
  ]);
  expect(stack.environment('counter')).toMatchObject({
    CLICKS_BOOTSTRAP_SERVERS:
      '{azurerm_eventhub_namespace.clicks.name}.servicebus.windows.net:9093',
    CLICKS_CONSUMER_GROUP:
      '{azurerm_eventhub_consumer_group.counter_from_clicks.name}',
    CLICKS_NAME: '{azurerm_eventhub.clicks.name}',
  });
  expect(stack.environment('recorder')).not.toHaveProperty(
    'CLICKS_CONSUMER_GROUP',
  );
});

test('more consumers than a hub takes are an error', () => {
  const users = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `reader_${index}`,
        'consume' as const,
      ]),
    );
  const codes = (count: number) =>
    build(users(count)).problems.map(({ code }) => code);
  expect(codes(19)).not.toContain('too-many-consumers');
  expect(codes(20)).toContain('too-many-consumers');
});

test('there is no key, no old TLS and no way in from the internet', () => {
  expect(
    build({ tool: 'readwrite' }).attributes(
      'azurerm_eventhub_namespace.clicks',
    ),
  ).toMatchObject({
    local_authentication_enabled: false,
    public_network_access_enabled: false,
    minimum_tls_version: '1.2',
  });
});

test('it has the size, the partitions and the retention that were asked for', () => {
  const stack = build(
    { tool: 'readwrite' },
    {
      parameters: { partitions: 8, retentionHours: 24 },
      environments: { production: { size: 'large' } },
    },
  );
  expect(stack.attributes('azurerm_eventhub.clicks')).toMatchObject({
    partition_count: 8,
    retention_description: {
      cleanup_policy: 'Delete',
      retention_time_in_hours: 24,
    },
  });
  expect(stack.values.tfvars('production')).toMatchObject({
    clicks_units: 4,
    clicks_max_units: 20,
  });
  expect(stack.problems.filter(({ severity }) => severity !== 'info')).toEqual(
    [],
  );
});

test('an apply does not take back the units that load has raised', () => {
  const namespace = build({}).files.get('clicks.tf')!;
  expect(namespace).toContain('auto_inflate_enabled          = true');
  expect(namespace).toContain('ignore_changes = [capacity]');
});
