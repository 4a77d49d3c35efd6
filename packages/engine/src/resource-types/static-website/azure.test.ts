import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

function build(node: Omit<TestNode, 'type'> = {}) {
  return buildForTest(
    { web: { type: 'static-website', ...node } },
    [],
    undefined,
    'azure',
  );
}

test('is served by TLS only, near to its readers, with careful headers', () => {
  const stack = build();
  expect(stack.attributes('azurerm_cdn_frontdoor_route.web')).toMatchObject({
    https_redirect_enabled: true,
    forwarding_protocol: 'HttpsOnly',
    link_to_default_domain: true,
  });
  expect(stack.attributes('azurerm_cdn_frontdoor_origin.web')).toMatchObject({
    host_name: '{azurerm_storage_account.web.primary_web_host}',
    certificate_name_check_enabled: true,
  });
  const { actions } = stack.attributes(
    'azurerm_cdn_frontdoor_rule.web_headers',
  ) as { actions: { response_header_action: { header_name: string }[] } };
  // Front Door takes five actions in a rule at most.
  expect(
    actions.response_header_action.map(action => action.header_name),
  ).toEqual([
    'Content-Security-Policy',
    'Referrer-Policy',
    'Strict-Transport-Security',
    'X-Content-Type-Options',
    'X-Frame-Options',
  ]);
});

test('compresses what the provider knows, and names nothing else', () => {
  const { cache } = build().attributes('azurerm_cdn_frontdoor_route.web') as {
    cache: { content_types_to_compress: string[] };
  };
  expect(cache.content_types_to_compress).toEqual(
    expect.arrayContaining(['text/css', 'text/html', 'text/javascript']),
  );
  // The provider has a list of its own, which is without these two.
  expect(cache.content_types_to_compress).not.toContain('application/wasm');
  expect(cache.content_types_to_compress).not.toContain(
    'application/manifest+json',
  );
});

test('only identities can change its files, and every skip has a reason', () => {
  const stack = build();
  expect(stack.attributes('azurerm_storage_account.web')).toMatchObject({
    allow_nested_items_to_be_public: false,
    min_tls_version: 'TLS1_2',
    shared_access_key_enabled: false,
  });
  expect(stack.files.get('web.tf')).toMatch(/checkov:skip=CKV_AZURE_59:\S/);
});

test('shows its start page for every address of a single-page application', () => {
  const stack = build();
  expect(
    stack.attributes('azurerm_cdn_frontdoor_rule.web_pages').actions,
  ).toMatchObject({ url_rewrite_action: { destination: '/index.html' } });
  const other = build({
    parameters: { singlePageApp: false, notFoundPage: 'errors/missing.html' },
  });
  expect(
    other.document.block('azurerm_cdn_frontdoor_rule.web_pages'),
  ).toBeUndefined();
  expect(
    other.attributes('azurerm_storage_account_static_website.web'),
  ).toMatchObject({
    index_document: 'index.html',
    error_404_document: 'errors/missing.html',
  });
});

test('has a host name of its own where one is asked for, and a made one elsewhere', () => {
  const stack = build({
    environments: { production: { domainName: 'www.example.com' } },
  });
  expect(stack.values.tfvars('production')).toMatchObject({
    web_domain_name: 'www.example.com',
    web_domain_label: 'www',
  });
  expect(stack.values.tfvars('dev')).toMatchObject({
    web_domain_name: 'web.dev.example.com',
    web_domain_label: 'web.dev',
  });
  expect(
    stack.attributes('azurerm_cdn_frontdoor_custom_domain.web'),
  ).toMatchObject({
    host_name: '{var.web_domain_name}',
    tls: { certificate_type: 'ManagedCertificate' },
  });
  expect(stack.attributes('azurerm_cdn_frontdoor_route.web')).toMatchObject({
    cdn_frontdoor_custom_domain_ids: [
      '{azurerm_cdn_frontdoor_custom_domain.web.id}',
    ],
    link_to_default_domain: false,
  });
});

test('can be the DNS zone itself', () => {
  const stack = build({ parameters: { domainName: 'example.com' } });
  expect(stack.attributes('azurerm_dns_a_record.web')).toMatchObject({
    name: '@',
    target_resource_id: '{azurerm_cdn_frontdoor_endpoint.web.id}',
  });
  expect(stack.attributes('azurerm_dns_txt_record.web_certificate').name).toBe(
    '_dnsauth',
  );
});

test('a host name outside the zone is refused with a way to mend it', () => {
  const { problems } = build({ parameters: { domainName: 'www.example.org' } });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([
    expect.objectContaining({
      severity: 'error',
      code: 'domain-outside-zone',
      mend: expect.stringContaining('.example.com'),
    }),
  ]);
});
