import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const SERVICE = 'google_cloud_run_v2_service.shop';

function build(node: Omit<TestNode, 'type'> = {}) {
  return buildForTest(
    { shop: { type: 'container-service', ...node } },
    [],
    undefined,
    'gcp',
  );
}

function templateOf(stack: ReturnType<typeof build>) {
  return stack.attributes(SERVICE).template as Record<string, unknown>;
}

test('a private service is reached from inside only, by those that a connection names', () => {
  const stack = buildForTest(
    {
      shop: { type: 'container-service' },
      stock: { type: 'container-service' },
    },
    [
      ['shop', 'invoke', 'stock'],
      ['stock', 'invoke', 'shop'],
    ],
    undefined,
    'gcp',
  );
  expect(stack.attributes(SERVICE)).toMatchObject({
    ingress: 'INGRESS_TRAFFIC_INTERNAL_ONLY',
  });
  expect(stack.attributes(SERVICE).invoker_iam_disabled).toBeUndefined();
  expect(
    stack.attributes(
      'google_cloud_run_v2_service_iam_member.shop_invoke_stock',
    ),
  ).toEqual({
    name: '{google_cloud_run_v2_service.stock.name}',
    location: '{google_cloud_run_v2_service.stock.location}',
    role: 'roles/run.invoker',
    member: '{google_service_account.shop.member}',
  });
  // Known before either is made, so that both can know each other.
  expect(stack.environment('shop')).toEqual({
    STOCK_URL:
      'https://shop-{var.environment}-stock-{data.google_project.main.number}.europe-west3.run.app',
  });
  expect(stack.attributes('google_dns_record_set.run_all')).toMatchObject({
    name: '*.run.app.',
    rrdatas: ['run.app.'],
  });
});

test('nobody is let in as allUsers, and each service has an identity of its own', () => {
  const stack = build({ parameters: { exposure: 'internet' } });
  expect([...stack.files.values()].join('\n')).not.toMatch(
    /allUsers|allAuthenticatedUsers/,
  );
  expect(templateOf(stack).service_account).toBe(
    '{google_service_account.shop.email}',
  );
});

test('it is encrypted with the key of the stack, which Cloud Run may use by then', () => {
  const stack = build();
  expect(templateOf(stack).encryption_key).toBe(
    '{google_kms_crypto_key.main.id}',
  );
  expect(stack.dependsOn(SERVICE)).toContain(
    'google_kms_crypto_key_iam_member.run',
  );
  expect(
    stack.attributes('google_kms_crypto_key_iam_member.run').member,
  ).toContain('@serverless-robot-prod.iam.gserviceaccount.com');
});

test('what comes from the internet comes through a load balancer with TLS', () => {
  const stack = build({ parameters: { exposure: 'internet' } });
  expect(stack.attributes(SERVICE)).toMatchObject({
    ingress: 'INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER',
    invoker_iam_disabled: true,
  });
  expect(
    stack.attributes('google_compute_global_forwarding_rule.shop'),
  ).toMatchObject({
    port_range: '443',
    target: '{google_compute_target_https_proxy.shop.id}',
  });
  expect(stack.attributes('google_compute_ssl_policy.shop')).toMatchObject({
    min_tls_version: 'TLS_1_2',
    profile: 'RESTRICTED',
  });
  expect(stack.values.tfvars('production').shop_domain_name).toBe(
    'shop.example.com',
  );
  expect(stack.values.tfvars('dev').shop_domain_name).toBe(
    'shop.dev.example.com',
  );
});

test('everything that it sends goes through the network of the stack', () => {
  expect(templateOf(build()).vpc_access).toEqual({
    egress: 'ALL_TRAFFIC',
    network_interfaces: {
      network: '{google_compute_network.main.id}',
      subnetwork: '{google_compute_subnetwork.main.id}',
      tags: ['shop-{var.environment}-shop'],
    },
  });
});

test('PORT is left to Cloud Run, which refuses a service that sets it', () => {
  expect(build().environment('shop')).toEqual({});
});

test('names fit Cloud Run and service accounts in every environment', () => {
  const address = 'orders_of_everybody_who_shops_here_and_elsewhere';
  const stack = buildForTest(
    {
      [address]: { type: 'container-service' },
      a: { type: 'container-service' },
    },
    [],
    undefined,
    'gcp',
  );
  const deployed = (name: unknown) =>
    String(name).replace('{var.environment}', 'production');
  const service = deployed(
    stack.attributes(`google_cloud_run_v2_service.${address}`).name,
  );
  expect(service).toMatch(/^[a-z][a-z0-9-]{0,47}[a-z0-9]$/);
  for (const node of [address, 'a']) {
    const id = stack.attributes(`google_service_account.${node}`).account_id;
    expect(deployed(id)).toMatch(/^[a-z][a-z0-9-]{4,28}[a-z0-9]$/);
    expect(
      String(id).replace('{var.environment}', 'dev').length,
    ).toBeGreaterThan(5);
  }
});

test('APIs are switched on before anything is made', () => {
  const stack = build();
  const services = stack.files.get('services.tf');
  for (const api of [
    'artifactregistry',
    'binaryauthorization',
    'compute',
    'run',
  ]) {
    expect(services).toContain(`"${api}.googleapis.com"`);
  }
  expect(services).toMatch(/disable_on_destroy = false/);
  expect(stack.files.get('network.tf')).toContain(
    'depends_on = [google_project_service.main]',
  );
  // It waits for its account and its network, which wait for the APIs.
  expect(stack.dependsOn(SERVICE)).not.toContain('google_project_service.main');
});

test.each([
  ['ghcr.io/acme/shop', true],
  ['europe-docker.pkg.dev/acme/apps/shop', false],
  ['gcr.io/acme/shop', false],
  ['nginx', false],
  ['acme/shop', false],
])('for the image %s a warning is given: %s', (image, warned) => {
  const codes = build({ parameters: { image } }).problems.map(p => p.code);
  expect(codes.includes('registry-not-supported')).toBe(warned);
});

test('an image for another processor is warned of', () => {
  const stack = build({ parameters: { architecture: 'arm64' } });
  expect(stack.problems).toContainEqual(
    expect.objectContaining({
      severity: 'warning',
      where: 'resource:default/shop → architecture',
    }),
  );
});
