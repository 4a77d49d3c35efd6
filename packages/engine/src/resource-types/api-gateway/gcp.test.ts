import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

function build(
  parameters: TestNode['parameters'] = {},
  environments: TestNode['environments'] = {},
) {
  return buildForTest(
    {
      door: { type: 'api-gateway', parameters, environments },
      orders: { type: 'container-service' },
      prices: { type: 'container-service' },
      stock: { type: 'container-service' },
    },
    [
      ['door', 'invoke', 'orders'],
      ['door', 'invoke', 'prices'],
    ],
    undefined,
    'gcp',
  );
}

type Rule = {
  paths: string[];
  service: string;
  route_action?: { url_rewrite?: unknown; cors_policy?: unknown };
};

function matcherOf(stack: ReturnType<typeof build>) {
  return stack.attributes('google_compute_url_map.door').path_matcher as {
    path_rule: Rule[];
    default_service: string;
    default_route_action: unknown;
  };
}

const entryOf = (stack: ReturnType<typeof build>, name: string) => {
  const { ingress, invoker_iam_disabled: open } = stack.attributes(
    `google_cloud_run_v2_service.${name}`,
  );
  return [ingress, open];
};

test('each service answers at its paths, and everything else is not found', () => {
  const stack = build({ routes: ['orders=/api/orders', 'orders=/v2'] });
  const { path_rule: rules, ...rest } = matcherOf(stack);
  expect(rules).toEqual([
    {
      paths: ['/api/orders', '/api/orders/*', '/v2', '/v2/*'],
      service: '{google_compute_backend_service.door_orders.id}',
    },
    {
      paths: ['/prices', '/prices/*'],
      service: '{google_compute_backend_service.door_prices.id}',
    },
  ]);
  expect(rest).toMatchObject({
    default_service: '{google_compute_backend_service.door.id}',
    default_route_action: {
      fault_injection_policy: { abort: { http_status: 404, percentage: 100 } },
    },
  });
  expect(
    stack.attributes('google_compute_backend_service.door'),
  ).not.toHaveProperty('backend');
});

test('one of them may have everything that no other has', () => {
  expect(matcherOf(build({ routes: ['orders=/'] })).path_rule[0].paths).toEqual(
    ['/*'],
  );
});

test('load balancers reach what stands behind it only, and that is told', () => {
  const stack = build();
  expect(entryOf(stack, 'orders')).toEqual([
    'INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER',
    true,
  ]);
  expect(entryOf(stack, 'stock')).toEqual([
    'INGRESS_TRAFFIC_INTERNAL_ONLY',
    undefined,
  ]);
  expect(
    stack.problems.filter(({ code }) => code === 'identity-not-asked'),
  ).toEqual(
    ['orders', 'prices'].map(name =>
      expect.objectContaining({
        severity: 'info',
        where: `resource:default/door → resource:default/${name}`,
      }),
    ),
  );
});

test('all that comes in passes the same rules, which count over ten seconds', () => {
  const stack = build({}, { production: { requestsPerSecond: 500 } });
  for (const name of ['door', 'door_orders', 'door_prices']) {
    expect(
      stack.attributes(`google_compute_backend_service.${name}`),
    ).toMatchObject({
      security_policy: '{google_compute_security_policy.door.id}',
      log_config: { enable: true },
    });
  }
  const rules = stack.attributes('google_compute_security_policy.door')
    .rule as Record<string, unknown>[];
  expect(rules.map(({ action }) => action)).toEqual([
    'deny(403)',
    'throttle',
    'allow',
  ]);
  expect(stack.files.get('door.tf')).toContain(
    'count        = var.door_requests_per_second * 10',
  );
});

test('paths are taken off, and pages of other websites let in, where that is asked for', () => {
  const [orders] = matcherOf(
    build({ stripPrefix: true, allowedOrigins: ['https://www.example.com'] }),
  ).path_rule;
  expect(orders.route_action).toEqual({
    url_rewrite: { path_prefix_rewrite: '/' },
    cors_policy: expect.objectContaining({
      allow_origins: ['https://www.example.com'],
      allow_headers: ['authorization', 'content-type'],
    }),
  });
  expect(matcherOf(build()).path_rule[0]).not.toHaveProperty('route_action');
});

test('it does not stand open where somebody wants tokens to be checked', () => {
  expect(
    build({
      jwtIssuer: 'https://login.example.com',
      jwtAudiences: ['shop'],
    }).problems,
  ).toContainEqual(
    expect.objectContaining({ severity: 'error', code: 'tokens-not-checked' }),
  );
  expect(
    build().problems.filter(({ severity }) => severity !== 'info'),
  ).toEqual([]);
});

test('with nothing behind it, it is valid and says so', () => {
  const { problems } = buildForTest(
    { door: { type: 'api-gateway' } },
    [],
    undefined,
    'gcp',
  );
  expect(problems).toContainEqual(
    expect.objectContaining({
      severity: 'warning',
      code: 'gateway-without-service',
    }),
  );
});

test.each([
  ['image', []],
  [
    'zip',
    [expect.stringContaining('Set "package" of the function to "image"')],
  ],
])('functions stand behind it as an %s: %j', (packaged, mends) => {
  const { problems } = buildForTest(
    {
      door: { type: 'api-gateway' },
      mailer: { type: 'function', parameters: { package: packaged } },
    },
    [['door', 'invoke', 'mailer']],
    undefined,
    'gcp',
  );
  expect(
    problems
      .filter(({ code }) => code === 'not-behind-gateway')
      .map(({ mend }) => mend),
  ).toEqual(mends);
});
