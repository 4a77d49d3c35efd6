import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const CACHE = 'google_memorystore_instance.sessions';

function build(node: Omit<TestNode, 'type'> = {}) {
  return buildForTest(
    {
      shop: { type: 'container-service' },
      sessions: { type: 'cache', ...node },
    },
    [['shop', 'readwrite', 'sessions']],
    undefined,
    'gcp',
  );
}

test('one signs in by IAM, to this instance only', () => {
  const stack = build();
  expect(
    stack.attributes('google_project_iam_member.shop_connect_to_sessions'),
  ).toEqual({
    project: '{var.project_id}',
    role: 'roles/memorystore.dbConnectionUser',
    member: '{google_service_account.shop.member}',
    condition: {
      title: `only {${CACHE}.instance_id}`,
      expression: `resource.name == "projects/{var.project_id}/locations/europe-west3/instances/{${CACHE}.instance_id}"`,
    },
  });
  expect(stack.environment('shop')).toMatchObject({
    SESSIONS_PORT: '6379',
    SESSIONS_TLS: 'true',
  });
});

test('only the port of the cache is opened to the consumer', () => {
  expect(
    build().attributes('google_compute_firewall.shop_to_sessions'),
  ).toMatchObject({
    direction: 'EGRESS',
    target_tags: ['shop-{var.environment}-shop'],
    allow: { protocol: 'tcp', ports: ['6379'] },
  });
});

test('data is encrypted on disk by the key of the stack and on the way by TLS', () => {
  expect(build().attributes(CACHE)).toMatchObject({
    authorization_mode: 'IAM_AUTH',
    transit_encryption_mode: 'SERVER_AUTHENTICATION',
    kms_key: '{google_kms_crypto_key.main.id}',
  });
});

test('all APIs that make its private endpoints are switched on', () => {
  const services = build().files.get('services.tf');
  for (const api of [
    'memorystore',
    'networkconnectivity',
    'serviceconsumermanagement',
  ]) {
    expect(services).toContain(`"${api}.googleapis.com"`);
  }
});

test('high availability takes a replica, in that environment', () => {
  const stack = build({
    parameters: { replicas: 0 },
    environments: { production: { highAvailability: true } },
  });
  expect(stack.attributes(CACHE).replica_count).toBe('{var.sessions_replicas}');
  expect(stack.values.tfvars('dev').sessions_replicas).toBe(0);
  expect(stack.values.tfvars('production').sessions_replicas).toBe(1);
});

test.each([
  [{}, 'VALKEY_9_0', []],
  [{ version: '7.2' }, 'VALKEY_7_2', []],
  [{ version: '8.0' }, 'VALKEY_8_0', []],
  [{ version: '8.2' }, 'VALKEY_8_0', ['version']],
  [{ version: '9.1' }, 'VALKEY_9_0', ['version']],
  [{ engine: 'redis', version: '8.0' }, 'VALKEY_8_0', ['engine']],
])('%j is %s, and what is not offered is said', (parameters, version, said) => {
  const stack = build({ parameters });
  expect(stack.attributes(CACHE).engine_version).toBe(version);
  expect(
    stack.problems
      .filter(({ code }) => code === 'parameter-limited')
      .map(({ where }) => where.split(' → ')[1]),
  ).toEqual(said);
});
