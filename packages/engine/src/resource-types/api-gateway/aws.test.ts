import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

type Parameters = TestNode['parameters'];

/** A gateway with a container service and a function behind it. */
function build(
  parameters: Parameters = {},
  environments: TestNode['environments'] = {},
  more: Record<string, TestNode> = {},
) {
  return buildForTest(
    {
      door: { type: 'api-gateway', parameters, environments },
      orders: { type: 'container-service' },
      mailer: { type: 'function' },
      stock: { type: 'container-service' },
      ...more,
    },
    [
      ['door', 'invoke', 'orders'],
      ['door', 'invoke', 'mailer'],
      ...Object.keys(more).map((name): [string, AccessLevel, string] => [
        'door',
        'invoke',
        name,
      ]),
    ],
  );
}

function routesOf(stack: ReturnType<typeof build>) {
  return Object.fromEntries(
    stack.document
      .blocks()
      .filter(({ type }) => type === 'aws_apigatewayv2_route')
      .map(({ address }) => stack.attributes(address))
      .map(route => [
        route.route_key as string,
        [route.target, route.authorization_type],
      ]),
  );
}

const TOKENS = {
  jwtIssuer: 'https://login.example.com/realm',
  jwtAudiences: ['shop'],
};

const integration = (name: string) =>
  `integrations/{aws_apigatewayv2_integration.door_${name}.id}`;

test('what stands behind it answers below its own name, or where a route says', () => {
  expect(routesOf(build({ routes: ['mailer=/api/mail'] }))).toEqual({
    'ANY /orders': [integration('orders'), 'NONE'],
    'ANY /orders/{proxy+}': [integration('orders'), 'NONE'],
    'ANY /api/mail': [integration('mailer'), 'NONE'],
    'ANY /api/mail/{proxy+}': [integration('mailer'), 'NONE'],
  });
});

test('one of them may have everything that no other has', () => {
  expect(Object.keys(routesOf(build({ routes: ['orders=/'] })))).toEqual(
    expect.arrayContaining(['ANY /', 'ANY /{proxy+}', 'ANY /mailer']),
  );
});

test('one may have several paths', () => {
  const stack = build({ routes: ['orders=/orders', 'orders=/v2/orders'] });
  expect(routesOf(stack)).toMatchObject({
    'ANY /orders/{proxy+}': [integration('orders'), 'NONE'],
    'ANY /v2/orders': [integration('orders'), 'NONE'],
    'ANY /v2/orders/{proxy+}': [integration('orders'), 'NONE'],
  });
  expect(
    stack.attributes('aws_apigatewayv2_route.door_orders_v2_orders').route_key,
  ).toBe('ANY /v2/orders/{proxy+}');
});

test('containers are reached over the link and its load balancer only', () => {
  const stack = build();
  const path = (name: string) => {
    const { security_group_id: from, referenced_security_group_id: to } =
      stack.attributes(`aws_vpc_security_group_egress_rule.${name}`);
    return [from, to];
  };
  expect(path('door_to_balancer')).toEqual([
    '{aws_security_group.door_link.id}',
    '{aws_security_group.door_balancer.id}',
  ]);
  expect(path('door_to_orders')).toEqual([
    '{aws_security_group.door_balancer.id}',
    '{aws_security_group.orders.id}',
  ]);
  expect(stack.attributes('aws_lb.door').internal).toBe(true);
  expect(stack.attributes('aws_apigatewayv2_integration.door_orders')).toEqual(
    expect.objectContaining({
      connection_type: 'VPC_LINK',
      integration_uri: '{aws_lb_listener.door.arn}',
      request_parameters: { 'overwrite:header.x-gateway-service': 'orders' },
      tls_config: { server_name_to_verify: '{var.door_domain_name}' },
    }),
  );
  // Nothing is opened to a service that it has no relation with.
  expect(stack.attributes('aws_ecs_service.stock')).not.toHaveProperty(
    'load_balancer.0',
  );
  expect(
    stack.document.block('aws_vpc_security_group_ingress_rule.door_to_stock'),
  ).toBeUndefined();
});

test('containers start when the load balancer knows them, each by its own rule', () => {
  const stack = build();
  expect(stack.attributes('aws_ecs_service.orders')).toMatchObject({
    load_balancer: [
      {
        target_group_arn: '{aws_lb_target_group.door_orders.arn}',
        container_port: 8080,
      },
    ],
  });
  expect(stack.dependsOn('aws_ecs_service.orders')).toContain(
    'aws_lb_listener_rule.door_orders',
  );
  expect(stack.attributes('aws_lb_listener_rule.door_orders')).toMatchObject({
    condition: {
      http_header: {
        http_header_name: 'x-gateway-service',
        values: ['orders'],
      },
    },
  });
  expect(stack.attributes('aws_lb_listener.door').default_action).toMatchObject(
    { fixed_response: { status_code: '404' } },
  );
});

test('a service can be on the internet itself, too', () => {
  const { load_balancer: registered } = build(
    {},
    {},
    {
      shop: { type: 'container-service', parameters: { exposure: 'internet' } },
    },
  ).attributes('aws_ecs_service.shop') as {
    load_balancer: { target_group_arn: string }[];
  };
  expect(registered.map(one => one.target_group_arn)).toEqual([
    '{aws_lb_target_group.shop.arn}',
    '{aws_lb_target_group.door_shop.arn}',
  ]);
});

test('only this API may call a function behind it', () => {
  const stack = build();
  expect(stack.attributes('aws_lambda_permission.door_mailer')).toEqual({
    action: 'lambda:InvokeFunction',
    function_name: '{aws_lambda_function.mailer.function_name}',
    principal: 'apigateway.amazonaws.com',
    source_arn: '{aws_apigatewayv2_api.door.execution_arn}/*/*',
  });
});

test('with functions alone it needs neither a network nor a load balancer', () => {
  const stack = buildForTest(
    { door: { type: 'api-gateway' }, mailer: { type: 'function' } },
    [['door', 'invoke', 'mailer']],
  );
  expect(stack.files.has('network.tf')).toBe(false);
  expect(stack.document.block('aws_lb.door')).toBeUndefined();
});

test('there is no way around its host name, its log and its limits', () => {
  const stack = build({ requestsPerSecond: 4000 });
  expect(
    stack.attributes('aws_apigatewayv2_api.door').disable_execute_api_endpoint,
  ).toBe(true);
  expect(stack.attributes('aws_apigatewayv2_stage.door')).toMatchObject({
    name: '$default',
    access_log_settings: {
      destination_arn: '{aws_cloudwatch_log_group.door.arn}',
    },
    default_route_settings: {
      throttling_rate_limit: 4000,
      throttling_burst_limit: 5000,
    },
  });
  expect(stack.attributes('aws_cloudwatch_log_group.door').kms_key_id).toBe(
    '{aws_kms_key.main.arn}',
  );
});

test('callers show a token everywhere but on open routes', () => {
  const stack = build({
    ...TOKENS,
    openRoutes: ['mailer'],
    allowedOrigins: ['https://www.example.com'],
  });
  expect(
    Object.entries(routesOf(stack)).map(([key, [, type]]) => [key, type]),
  ).toEqual([
    ['ANY /orders', 'JWT'],
    ['ANY /orders/{proxy+}', 'JWT'],
    // Browsers ask without a token whether they may send one.
    ['OPTIONS /orders', 'NONE'],
    ['OPTIONS /orders/{proxy+}', 'NONE'],
    ['ANY /mailer', 'NONE'],
    ['ANY /mailer/{proxy+}', 'NONE'],
  ]);
  expect(
    stack.attributes('aws_apigatewayv2_authorizer.door').jwt_configuration,
  ).toEqual({ issuer: TOKENS.jwtIssuer, audience: ['shop'] });
  expect(stack.problems).toEqual([]);
});

test.each([
  ['tokens-for-anybody', { jwtIssuer: TOKENS.jwtIssuer }, {}],
  ['tokens-from-nobody', { jwtAudiences: ['shop'] }, {}],
  ['tokens-in-some-environments', {}, { production: TOKENS }],
])(
  'half a check of tokens is an error: %s',
  (code, parameters, environments) => {
    expect(build(parameters, environments).problems).toEqual([
      expect.objectContaining({ severity: 'error', code }),
    ]);
  },
);

test('the path of the route is taken off for containers where that is asked for', () => {
  const stack = build({ stripPrefix: true });
  const pathOf = (name: string) =>
    (
      stack.attributes(`aws_apigatewayv2_integration.${name}`)
        .request_parameters as Record<string, string> | undefined
    )?.['overwrite:path'];
  expect(pathOf('door_orders')).toBe('/$request.path.proxy');
  expect(pathOf('door_orders_root')).toBe('/');
  expect(pathOf('door_mailer')).toBeUndefined();
  expect(stack.problems).toEqual([
    expect.objectContaining({ severity: 'info', code: 'parameter-limited' }),
  ]);
});

test('with nothing behind it, it is valid and says so', () => {
  const stack = buildForTest({ door: { type: 'api-gateway' } });
  expect(stack.problems).toEqual([
    expect.objectContaining({
      severity: 'warning',
      code: 'gateway-without-service',
    }),
  ]);
});

test('two cannot answer at the same path', () => {
  const stack = build({ routes: ['orders=/x', 'resource:mailer=/x'] });
  expect(stack.problems).toEqual([
    expect.objectContaining({ severity: 'error', code: 'route-taken' }),
  ]);
  expect(Object.keys(routesOf(stack))).toEqual(['ANY /x', 'ANY /x/{proxy+}']);
});

test('routes to what does not stand behind it are told, with what may be meant', () => {
  expect(
    build({ routes: ['order=/x'], openRoutes: ['stock'] }).problems,
  ).toEqual([
    expect.objectContaining({
      code: 'route-without-service',
      where: 'resource:default/door → routes',
      mend: expect.stringContaining('Did you mean orders?'),
    }),
    expect.objectContaining({
      code: 'route-without-service',
      where: 'resource:default/door → openRoutes',
    }),
  ]);
});

test('what cannot take requests gets no route', () => {
  expect(
    build({}, {}, { uploads: { type: 'object-storage' } }).problems,
  ).toEqual([
    expect.objectContaining({
      severity: 'warning',
      code: 'not-behind-gateway',
      where: 'resource:default/door → resource:default/uploads',
    }),
  ]);
});

test('what another stack makes gets no route, and neither a variable', () => {
  const stack = buildForTest({ door: { type: 'api-gateway' } }, [
    ['door', 'invoke', 'elsewhere'],
  ]);
  expect(stack.problems).toContainEqual(
    expect.objectContaining({
      severity: 'warning',
      code: 'gateway-route-outside',
      where: 'resource:default/door → resource:default/elsewhere',
    }),
  );
  expect(stack.files.get('variables.tf')).not.toContain('elsewhere');
});

test.each([
  ['routes', ['orders=orders']],
  ['routes', ['orders=/a/../b']],
  ['routes', ['orders=/a{proxy+}']],
  ['allowedOrigins', ['*']],
  ['allowedOrigins', ['https://www.example.com/']],
  ['jwtIssuer', 'http://login.example.com'],
  ['jwtIssuer', 'https://login.example.com/"><x>'],
  ['jwtAudiences', ['@(context)']],
])('takes for %s no %j', (name, value) => {
  expect(build({ [name]: value }).problems).toContainEqual(
    expect.objectContaining({
      severity: 'error',
      where: expect.stringContaining(`→ ${name}`),
    }),
  );
});

test.each(['aws', 'azure', 'gcp', 'civo'] as const)(
  'on %s who is in the network is told that the gateway is outside, but where NAT leads there',
  cloud => {
    const codes = (nat: 'none' | 'single') =>
      buildForTest(
        { door: { type: 'api-gateway' }, shop: { type: 'container-service' } },
        [['shop', 'invoke', 'door']],
        undefined,
        cloud,
        { network: { nat } },
      ).problems.map(({ code }) => code);
    expect(codes('none')).toContain('gateway-on-internet');
    expect(codes('single')).not.toContain('gateway-on-internet');
  },
);
