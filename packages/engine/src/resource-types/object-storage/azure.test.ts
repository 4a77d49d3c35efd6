import type { AccessLevel } from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const ACCOUNT = 'azurerm_storage_account.files';

function build(node: Omit<TestNode, 'type'> = {}, region?: string) {
  return buildForTest(
    { files: { type: 'object-storage', ...node } },
    [],
    region,
    'azure',
  );
}

test('it is private, encrypted, and opened by identities only', () => {
  expect(build().attributes(ACCOUNT)).toMatchObject({
    account_replication_type: 'GRS',
    allow_nested_items_to_be_public: false,
    infrastructure_encryption_enabled: true,
    local_user_enabled: false,
    min_tls_version: 'TLS1_2',
    network_rules: { default_action: 'Deny', bypass: ['AzureServices'] },
    public_network_access_enabled: false,
    shared_access_key_enabled: false,
  });
  expect(build().attributes('azurerm_storage_container.files')).toMatchObject({
    container_access_type: 'private',
  });
});

test.each<[AccessLevel, string]>([
  ['read', 'Storage Blob Data Reader'],
  ['readwrite', 'Storage Blob Data Contributor'],
  ['admin', 'Storage Blob Data Owner'],
])('%s access is %s of the account, which has nothing else', (access, role) => {
  const stack = connected(access);
  const given = roleAssignments(stack);
  expect(given).toEqual([
    expect.objectContaining({
      role_definition_name: role,
      scope: `{${ACCOUNT}.id}`,
    }),
  ]);
});

test('who only writes cannot read: a role of the stack’s own says so', () => {
  const stack = connected('write');
  expect(roleAssignments(stack)).toEqual([
    expect.objectContaining({
      role_definition_id:
        '{azurerm_role_definition.object_writer.role_definition_resource_id}',
      scope: `{${ACCOUNT}.id}`,
    }),
  ]);
  const { permissions } = stack.attributes(
    'azurerm_role_definition.object_writer',
  ) as { permissions: { data_actions: string[] } };
  expect(
    permissions.data_actions.map(action => action.replace(/.*blobs/, '')),
  ).toEqual(['/add/action', '/delete', '/write']);
});

test('its name is unique in the world, within 24 letters and digits', () => {
  const address = 'everything_that_customers_upload';
  const stack = buildForTest(
    { [address]: { type: 'object-storage' } },
    [],
    undefined,
    'azure',
  );
  const name = String(
    stack.attributes(`azurerm_storage_account.${address}`).name,
  )
    .replace('{local.unique_suffix}', '1a2b3c')
    .replace('{var.environment}', 'production');
  expect(name).toMatch(/^[a-z0-9]{3,24}$/);
  expect(name).toMatch(/1a2b3c$/);
});

test('names that differ by a hyphen only become different accounts', () => {
  const stack = buildForTest(
    {
      web_files: { type: 'object-storage' },
      webfiles: { type: 'object-storage' },
    },
    [],
    undefined,
    'azure',
  );
  const names = ['web_files', 'webfiles'].map(
    address => stack.attributes(`azurerm_storage_account.${address}`).name,
  );
  expect(new Set(names).size).toBe(2);
});

test('objects are kept for ever unless an environment says otherwise', () => {
  const text = (node: Omit<TestNode, 'type'>) =>
    build(node).files.get('files.tf');
  expect(text({})).not.toContain('name    = "expire"');
  expect(text({ parameters: { expireAfterDays: 90 } })).toContain(
    'delete_after_days_since_creation_greater_than = 90',
  );
  const varied = text({ environments: { dev: { expireAfterDays: 7 } } });
  expect(varied).toContain('enabled = var.files_expire_after_days > 0');
  expect(varied).toContain('max(var.files_expire_after_days, 1)');
});

test('browsers get in only where websites are named, and that is explained', () => {
  expect(build().files.get('files.tf')).not.toContain('CKV_AZURE_59');
  const stack = build({
    environments: { dev: { corsOrigins: ['https://shop.example.com'] } },
  });
  expect(stack.values.tfvars('dev')).toMatchObject({
    files_network_default: 'Allow',
    files_public_network: true,
  });
  expect(stack.values.tfvars('production')).toMatchObject({
    files_network_default: 'Deny',
    files_public_network: false,
  });
  expect(stack.files.get('files.tf')).toMatch(/checkov:skip=CKV_AZURE_59:\S/);
});

test('no more websites are named than Azure takes, and the rest is told', () => {
  const corsOrigins = Array.from(
    { length: 65 },
    (_, index) => `https://shop-${index}.example.com`,
  );
  const { problems, attributes } = build({ parameters: { corsOrigins } });
  expect(attributes(ACCOUNT)).toMatchObject({
    blob_properties: {
      cors_rule: { allowed_origins: corsOrigins.slice(0, 64) },
    },
  });
  expect(problems.map(({ where }) => where)).toContain(
    'resource:default/files → corsOrigins',
  );
});

test('copies stay in the region where it has no pair', () => {
  const stack = build({}, 'polandcentral');
  expect(stack.attributes(ACCOUNT).account_replication_type).toBe('ZRS');
  expect(stack.files.get('files.tf')).toMatch(/checkov:skip=CKV_AZURE_206:\S/);
});

function connected(access: AccessLevel) {
  return buildForTest(
    {
      shop: { type: 'container-service' },
      files: { type: 'object-storage' },
    },
    [['shop', access, 'files']],
    undefined,
    'azure',
  );
}

function roleAssignments(stack: ReturnType<typeof build>) {
  return stack.document
    .blocks()
    .filter(
      ({ type, name }) =>
        type === 'azurerm_role_assignment' && name !== 'shop_pull',
    )
    .map(({ address }) => stack.attributes(address));
}
