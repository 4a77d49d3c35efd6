import { buildForTest } from '../__testUtils__/buildForTest';

const CACHE = 'azurerm_managed_redis.sessions';

function connected(access: 'read' | 'write' | 'readwrite') {
  return buildForTest(
    { shop: { type: 'container-service' }, sessions: { type: 'cache' } },
    [['shop', access, 'sessions']],
    undefined,
    'azure',
  );
}

test('there is no key: identities sign in by TLS, from inside the network', () => {
  const stack = connected('readwrite');
  expect(stack.attributes(CACHE)).toMatchObject({
    public_network_access: 'Disabled',
    default_database: {
      access_keys_authentication_enabled: false,
      client_protocol: 'Encrypted',
    },
  });
  expect(stack.environment('shop')).toMatchObject({
    SESSIONS_HOST: `{${CACHE}.hostname}`,
    SESSIONS_PORT: '10000',
    SESSIONS_TLS: 'true',
    SESSIONS_URL: `rediss://{${CACHE}.hostname}:10000`,
    SESSIONS_USER: '{azurerm_user_assigned_identity.shop.principal_id}',
  });
});

test('the identity of each consumer is let in, and no other', () => {
  const { template_content: content } = connected('readwrite').attributes(
    'azurerm_resource_group_template_deployment.shop_on_sessions',
  ) as { template_content: { resources: Record<string, unknown>[] } };
  expect(content.resources).toEqual([
    {
      type: 'Microsoft.Cache/redisEnterprise/databases/accessPolicyAssignments',
      apiVersion: '2025-04-01',
      name: `{${CACHE}.name}/default/shop{var.environment}shop`,
      properties: {
        accessPolicyName: 'default',
        user: {
          objectId: '{azurerm_user_assigned_identity.shop.principal_id}',
        },
      },
    },
  ]);
});

test('identities are let in one after the other, as Azure has it', () => {
  const stack = buildForTest(
    {
      zoo: { type: 'container-service' },
      shop: { type: 'container-service' },
      sessions: { type: 'cache' },
    },
    [
      ['zoo', 'readwrite', 'sessions'],
      ['shop', 'readwrite', 'sessions'],
    ],
    undefined,
    'azure',
  );
  const admission = 'azurerm_resource_group_template_deployment';
  expect(stack.dependsOn(`${admission}.shop_on_sessions`)).toEqual([
    'azurerm_private_endpoint.sessions',
  ]);
  expect(stack.dependsOn(`${admission}.zoo_on_sessions`)).toEqual([
    `${admission}.shop_on_sessions`,
  ]);
});

test('people are told that one who reads could write, too', () => {
  const divided = expect.objectContaining({
    severity: 'info',
    code: 'access-not-divided',
  });
  expect(connected('read').problems).toContainEqual(divided);
  expect(connected('readwrite').problems).not.toContainEqual(divided);
});

test('a replica comes where it is asked for', () => {
  const stack = buildForTest(
    {
      sessions: {
        type: 'cache',
        environments: { production: { highAvailability: true } },
      },
    },
    [],
    undefined,
    'azure',
  );
  expect(stack.values.tfvars('dev').sessions_high_availability).toBe(false);
  expect(stack.values.tfvars('production').sessions_high_availability).toBe(
    true,
  );
});
