import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

function build(node: Omit<TestNode, 'type'> = {}) {
  return buildForTest(
    { storefront: { type: 'static-website', ...node } },
    [],
    undefined,
    'gcp',
  );
}

test('only the load balancer reads the files, and nobody else can be let in', () => {
  const stack = build();
  expect(stack.attributes('google_storage_bucket.storefront')).toMatchObject({
    public_access_prevention: 'enforced',
  });
  const readers = stack.document
    .blocks()
    .filter(({ type }) => type === 'google_storage_bucket_iam_member')
    .map(({ address }) => stack.attributes(address))
    .filter(({ role }) => role === 'roles/storage.objectViewer');
  expect(readers).toEqual([
    {
      bucket: '{google_storage_bucket.storefront.name}',
      role: 'roles/storage.objectViewer',
      member:
        'serviceAccount:service-{data.google_project.main.number}@https-lb.iam.gserviceaccount.com',
    },
  ]);
});

test.each([
  [{}, '/index.html', 200],
  [{ singlePageApp: false }, '/404.html', 404],
  [{ singlePageApp: false, notFoundPage: 'oh.html' }, '/oh.html', 404],
])(
  'with %j a missing file shows %s with status %s',
  (parameters, path, code) => {
    expect(
      build({ parameters }).attributes('google_compute_url_map.storefront')
        .default_custom_error_response_policy,
    ).toMatchObject({
      error_service: '{google_compute_backend_bucket.storefront.id}',
      error_response_rule: { path, override_response_code: code },
    });
  },
);

test('its name is the given one, or made from the DNS zone of the standards', () => {
  const stack = build({
    environments: { production: { domainName: 'www.example.com' } },
  });
  expect(stack.values.tfvars('dev').storefront_domain_name).toBe(
    'storefront.dev.example.com',
  );
  expect(stack.values.tfvars('production').storefront_domain_name).toBe(
    'www.example.com',
  );
  // A certificate cannot be changed, so another host name makes another one.
  expect(stack.files.get('storefront.tf')).toContain(
    '-storefront-${substr(sha256(var.storefront_domain_name), 0, 8)}"',
  );
});

test('browsers are told to be careful', () => {
  const headers = build({
    parameters: { contentSecurityPolicy: "default-src 'self'" },
  }).attributes('google_compute_backend_bucket.storefront')
    .custom_response_headers as string[];
  expect(headers).toEqual(
    expect.arrayContaining([
      "Content-Security-Policy: default-src 'self'",
      'X-Content-Type-Options: nosniff',
      'Strict-Transport-Security: max-age=31536000',
    ]),
  );
});

test('answers are kept at the edge, for browsers only shortly', () => {
  expect(
    build().attributes('google_compute_backend_bucket.storefront').cdn_policy,
  ).toMatchObject({ cache_mode: 'FORCE_CACHE_ALL', client_ttl: 60 });
});
