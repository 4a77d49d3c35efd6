import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const QUEUE = '{azurerm_servicebus_queue.orders.id}';

function build(node: Omit<TestNode, 'type'> = {}) {
  return buildForTest(
    { orders: { type: 'queue', ...node } },
    [],
    undefined,
    'azure',
  );
}

function connected(access: 'publish' | 'consume' | 'readwrite' | 'admin') {
  return buildForTest(
    { shop: { type: 'container-service' }, orders: { type: 'queue' } },
    [['shop', access, 'orders']],
    undefined,
    'azure',
  );
}

test.each([
  ['publish', ['Azure Service Bus Data Sender']],
  ['consume', ['Azure Service Bus Data Receiver']],
  [
    'readwrite',
    ['Azure Service Bus Data Receiver', 'Azure Service Bus Data Sender'],
  ],
  ['admin', ['Azure Service Bus Data Owner']],
] as const)('%s access gives %j on the queue itself', (access, roles) => {
  const stack = connected(access);
  const given = stack.document
    .blocks()
    .filter(
      ({ type, name }) =>
        type === 'azurerm_role_assignment' && name !== 'shop_pull',
    )
    .map(({ address }) => stack.attributes(address));
  expect(given.map(role => role.role_definition_name).sort()).toEqual(roles);
  for (const role of given) {
    expect(role).toMatchObject({
      scope: QUEUE,
      principal_id: '{azurerm_user_assigned_identity.shop.principal_id}',
    });
  }
});

test('a consumer learns where the queue is, and may reach its ports only', () => {
  const stack = connected('publish');
  expect(stack.environment('shop')).toMatchObject({
    ORDERS_HOST:
      '{azurerm_servicebus_namespace.main.name}.servicebus.windows.net',
    ORDERS_NAME: 'shop-{var.environment}-orders',
  });
  const opened = stack.document
    .blocks()
    .filter(
      ({ type, name }) =>
        type ===
          'azurerm_private_endpoint_application_security_group_association' &&
        name.startsWith('messaging'),
    )
    .map(({ address }) => stack.attributes(address));
  expect(opened).toEqual(
    [443, 5671].map(port => ({
      private_endpoint_id: '{azurerm_private_endpoint.messaging.id}',
      application_security_group_id: `{azurerm_application_security_group.port_${port}.id}`,
    })),
  );
});

test('the namespace takes identities only, by TLS, from inside the network', () => {
  const stack = build();
  expect(stack.attributes('azurerm_servicebus_namespace.main')).toMatchObject({
    sku: 'Premium',
    local_auth_enabled: false,
    public_network_access_enabled: false,
    minimum_tls_version: '1.2',
  });
  // Nobody uses it, so nothing leads to it.
  expect(
    stack.document
      .blocks()
      .some(({ type }) => type === 'azurerm_application_security_group'),
  ).toBe(false);
});

test('an ordered queue has sessions and drops duplicates', () => {
  expect(
    build({ parameters: { fifo: true } }).attributes(
      'azurerm_servicebus_queue.orders',
    ),
  ).toMatchObject({
    requires_session: true,
    requires_duplicate_detection: true,
    duplicate_detection_history_time_window: 'PT5M',
  });
});

test('what Service Bus cannot do is said, and the nearest is done', () => {
  const stack = build({
    parameters: { visibilityTimeoutSeconds: 3600, delaySeconds: 60 },
  });
  expect(
    stack.attributes('azurerm_servicebus_queue.orders').lock_duration,
  ).toBe('PT5M');
  expect(stack.problems).toEqual([
    expect.objectContaining({
      code: 'parameter-limited',
      where: 'resource:default/orders → visibilityTimeoutSeconds',
    }),
    expect.objectContaining({
      code: 'parameter-without-effect',
      where: 'resource:default/orders → delaySeconds',
    }),
  ]);
});
