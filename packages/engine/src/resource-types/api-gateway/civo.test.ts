import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

function build(parameters: TestNode['parameters'] = {}) {
  return buildForTest(
    {
      door: { type: 'api-gateway', parameters },
      orders: { type: 'container-service' },
      reports: { type: 'kubernetes-workload', parameters: { port: 9000 } },
      stock: { type: 'container-service' },
    },
    [
      ['door', 'invoke', 'orders'],
      ['door', 'invoke', 'reports'],
    ],
    undefined,
    'civo',
  );
}

test('each service answers at its path of the one host name, with TLS only', () => {
  const { metadata, spec } = build({
    routes: ['orders=/api/orders'],
  }).attributes('kubernetes_ingress_v1.door') as Record<
    string,
    Record<string, unknown>
  >;
  expect(metadata.annotations).toMatchObject({
    'traefik.ingress.kubernetes.io/router.entrypoints': 'websecure',
  });
  expect(spec).toMatchObject({
    ingress_class_name: 'traefik',
    tls: { secret_name: 'door-tls' },
    rule: {
      host: '{var.door_domain_name}',
      http: {
        path: [
          {
            path: '/api/orders',
            backend: {
              service: {
                name: '{kubernetes_service_v1.orders.metadata.0.name}',
                port: { number: 8080 },
              },
            },
          },
          { path: '/reports', path_type: 'Prefix' },
        ],
      },
    },
  });
});

test('the ingress controller reaches the pods behind it, at their port only', () => {
  const stack = build();
  expect(
    stack.attributes('kubernetes_network_policy_v1.door_to_reports').spec,
  ).toEqual({
    pod_selector: {
      match_labels: { 'app.kubernetes.io/name': 'reports' },
    },
    policy_types: ['Ingress'],
    ingress: [
      {
        from: [
          {
            namespace_selector: {
              match_labels: { 'kubernetes.io/metadata.name': 'kube-system' },
            },
          },
        ],
        ports: [{ port: '9000', protocol: 'TCP' }],
      },
    ],
  });
  expect(
    stack.document.block('kubernetes_network_policy_v1.door_to_stock'),
  ).toBeUndefined();
});

test('what an Ingress cannot do is told, as a warning where somebody asked for it', () => {
  const toldWith = (parameters: TestNode['parameters']) =>
    build({ ...parameters, deletionProtection: false })
      .problems.filter(({ entityRef }) => entityRef === 'resource:default/door')
      .map(({ severity, where }) => [severity, where.split(' → ')[1]]);
  expect(toldWith({})).toEqual([['info', 'requestsPerSecond']]);
  expect(
    toldWith({
      requestsPerSecond: 5,
      burst: 7,
      stripPrefix: true,
      allowedOrigins: ['https://www.example.com'],
    }),
  ).toEqual([
    ['warning', 'requestsPerSecond'],
    ['warning', 'burst'],
    ['warning', 'stripPrefix'],
    ['warning', 'allowedOrigins'],
  ]);
  expect(
    toldWith({ jwtIssuer: 'https://login.example.com', jwtAudiences: ['x'] }),
  ).toContainEqual(['error', 'jwtIssuer']);
});

test('with nothing behind it, it is valid and says so', () => {
  const stack = buildForTest(
    { door: { type: 'api-gateway' } },
    [],
    undefined,
    'civo',
  );
  expect(stack.problems).toContainEqual(
    expect.objectContaining({
      severity: 'warning',
      code: 'gateway-without-service',
    }),
  );
  expect(stack.files.get('door.tf')).not.toContain('http {');
});

test('names in the zone lead to the cluster, in each environment to its own', () => {
  const buildNamed = (domainName: string) =>
    buildForTest(
      {
        door: {
          type: 'api-gateway',
          environments: { production: { domainName } },
        },
      },
      [],
      undefined,
      'civo',
    );
  expect(
    buildNamed('api.example.com').values.tfvars('production'),
  ).toMatchObject({
    door_domain_name: 'api.example.com',
    door_dns_name: 'api',
  });
  const foreign = buildNamed('api.other.org');
  expect(foreign.document.block('civo_dns_domain_record.door')).toBeUndefined();
  expect(foreign.problems).toContainEqual(
    expect.objectContaining({ severity: 'info', code: 'domain-outside-zone' }),
  );
});
