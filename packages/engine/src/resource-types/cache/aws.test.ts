import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const GROUP = 'aws_elasticache_replication_group.sessions';

function build(node: Omit<TestNode, 'type'> = {}) {
  return buildForTest({ sessions: { type: 'cache', ...node } });
}

function connected(access: 'read' | 'write' | 'readwrite') {
  return buildForTest(
    { shop: { type: 'container-service' }, sessions: { type: 'cache' } },
    [['shop', access, 'sessions']],
  );
}

test.each([
  ['read', 'reader'],
  ['write', 'writer'],
  ['readwrite', 'writer'],
] as const)('with %s access one signs in by IAM as the %s', (access, user) => {
  const stack = connected(access);
  expect(stack.statements('aws_iam_role_policy.shop')).toEqual([
    {
      Sid: 'SignInToCaches',
      Effect: 'Allow',
      Action: 'elasticache:Connect',
      Resource: [
        `{${GROUP}.arn}`,
        `{aws_elasticache_user.sessions_${user}.arn}`,
      ],
    },
  ]);
  const host = `{${GROUP}.primary_endpoint_address}`;
  expect(stack.environment('shop')).toEqual({
    PORT: '8080',
    SESSIONS_HOST: host,
    SESSIONS_NAME: `{${GROUP}.replication_group_id}`,
    SESSIONS_PORT: '6379',
    SESSIONS_TLS: 'true',
    SESSIONS_URL: `rediss://${host}:6379`,
    SESSIONS_USER: `{aws_elasticache_user.sessions_${user}.user_name}`,
  });
});

test('only the port of the cache is opened to the consumer', () => {
  const stack = connected('read');
  expect(
    stack.attributes('aws_vpc_security_group_ingress_rule.shop_to_sessions'),
  ).toMatchObject({
    security_group_id: '{aws_security_group.sessions.id}',
    referenced_security_group_id: '{aws_security_group.shop.id}',
    from_port: 6379,
    to_port: 6379,
  });
});

test('users have the same id and name, as IAM wants it, within 40 characters', () => {
  const address = 'sessions_of_everybody_who_shops_here_and_elsewhere';
  const stack = buildForTest({ [address]: { type: 'cache' } });
  const ids = ['reader', 'writer'].map(suffix => {
    const user = stack.attributes(`aws_elasticache_user.${address}_${suffix}`);
    expect(user.user_name).toBe(user.user_id);
    expect(user.authentication_mode).toEqual({ type: 'iam' });
    return String(user.user_id).replace('{var.environment}', 'production');
  });
  expect(new Set(ids).size).toBe(2);
  for (const id of ids) {
    expect(id).toMatch(/^[a-z](-?[a-z0-9])*$/);
    expect(id.length).toBeLessThanOrEqual(40);
  }
});

test('there is no password, and nobody signs in without IAM', () => {
  const stack = build({ parameters: { engine: 'redis' } });
  const text = [...stack.files.values()].join('\n');
  expect(text).not.toMatch(/\b(passwords|auth_token)\b/);
  expect(
    stack.attributes('aws_elasticache_user.sessions_nobody'),
  ).toMatchObject({ user_name: 'default', access_string: 'off -@all' });
  expect(
    stack.attributes('aws_elasticache_user_group.sessions').user_ids,
  ).toContain('{aws_elasticache_user.sessions_nobody.user_id}');
  // A group for Valkey takes no user without IAM or a password.
  expect(
    build().document.block('aws_elasticache_user.sessions_nobody'),
  ).toBeUndefined();
});

test('data is encrypted on disk by the key of the stack and on the way by TLS', () => {
  expect(build().attributes(GROUP)).toMatchObject({
    at_rest_encryption_enabled: true,
    kms_key_id: '{aws_kms_key.main.arn}',
    transit_encryption_enabled: true,
    transit_encryption_mode: 'required',
    user_group_ids: ['{aws_elasticache_user_group.sessions.user_group_id}'],
  });
});

test('high availability takes a replica that can take over, in that environment', () => {
  const stack = build({
    parameters: { replicas: 0 },
    environments: { production: { highAvailability: true } },
  });
  expect(stack.attributes(GROUP)).toMatchObject({
    num_cache_clusters: '{var.sessions_nodes}',
    automatic_failover_enabled: '{var.sessions_failover}',
    multi_az_enabled: '{var.sessions_failover}',
  });
  expect(stack.values.tfvars('dev')).toMatchObject({
    sessions_failover: false,
    sessions_nodes: 1,
  });
  expect(stack.values.tfvars('production')).toMatchObject({
    sessions_failover: true,
    sessions_nodes: 2,
  });
});

test('a scanner is told about a missing failover only where it is missing', () => {
  const skip = 'checkov:skip=CKV2_AWS_50';
  const fileOf = (node: Omit<TestNode, 'type'>) =>
    build(node).files.get('sessions.tf');
  expect(fileOf({ parameters: { highAvailability: true } })).not.toContain(
    skip,
  );
  expect(
    fileOf({ environments: { production: { highAvailability: true } } }),
  ).toContain(skip);
});

test.each([
  [{}, '9.0', 'valkey9'],
  // What AWS may move a cache of 9.0 to; Terraform would make it anew for less.
  [{ version: '9.1' }, '9.1', 'valkey9'],
  [{ version: '8.2' }, '8.2', 'valkey8'],
  [{ version: '7.2' }, '7.2', 'valkey7'],
  [{ engine: 'redis', version: '8.0' }, '7.1', 'redis7'],
])(
  '%j is version %s with settings of family %s',
  (parameters, version, family) => {
    const stack = build({ parameters });
    expect(stack.attributes(GROUP).engine_version).toBe(version);
    expect(
      stack.attributes('aws_elasticache_parameter_group.sessions'),
    ).toMatchObject({
      family,
      name: `shop-{var.environment}-sessions-${family}`,
    });
  },
);
