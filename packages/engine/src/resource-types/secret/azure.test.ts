import { buildForTest } from '../__testUtils__/buildForTest';

const NAME = 'shop-{var.environment}-stripe-key';
const ID = `{azurerm_key_vault.main.id}/secrets/${NAME}`;
const URI = `{azurerm_key_vault.main.vault_uri}secrets/${NAME}`;

function connected(access: 'read' | 'write' | 'readwrite') {
  return buildForTest(
    { shop: { type: 'container-service' }, stripe_key: { type: 'secret' } },
    [['shop', access, 'stripe_key']],
    undefined,
    'azure',
  );
}

test('a reader gets the value at start, by reference, and may read this one', () => {
  const stack = connected('read');
  expect(stack.attributes('azurerm_container_app.shop').secret).toEqual([
    {
      name: 'stripe-key-value',
      identity: '{azurerm_user_assigned_identity.shop.id}',
      key_vault_secret_id: URI,
    },
  ]);
  expect(stack.environment('shop').STRIPE_KEY_VALUE).toBe(
    'secret stripe-key-value',
  );
  expect(
    stack.attributes('azurerm_role_assignment.shop_stripe_key_read'),
  ).toMatchObject({
    role_definition_name: 'Key Vault Secrets User',
    scope: ID,
  });
  const text = stack.files.get('shop.tf');
  for (const address of [
    'azurerm_role_assignment.shop_stripe_key_read',
    'azurerm_resource_group_template_deployment.stripe_key',
    'azurerm_private_endpoint.secrets',
    'azurerm_private_dns_zone_virtual_network_link.vault',
  ]) {
    expect(text).toMatch(new RegExp(`depends_on = \\[[^\\]]*${address}`));
  }
});

test('a writer may set values and learns where, but cannot read them', () => {
  const stack = connected('write');
  expect(
    stack.attributes('azurerm_role_assignment.shop_stripe_key_write'),
  ).toMatchObject({
    role_definition_id:
      '{azurerm_role_definition.secret_writer.role_definition_resource_id}',
    scope: ID,
  });
  expect(
    stack.attributes('azurerm_role_definition.secret_writer').permissions,
  ).toEqual({
    data_actions: ['Microsoft.KeyVault/vaults/secrets/setSecret/action'],
  });
  expect(stack.environment('shop')).toMatchObject({ STRIPE_KEY_URI: URI });
  expect(
    stack.document.block('azurerm_role_assignment.shop_stripe_key_read'),
  ).toBeUndefined();
});

test('who reads and writes gets both', () => {
  expect(Object.keys(connected('readwrite').environment('shop'))).toEqual(
    expect.arrayContaining(['STRIPE_KEY_URI', 'STRIPE_KEY_VALUE']),
  );
});

test('Terraform neither knows the value nor overwrites it', () => {
  const stack = connected('readwrite');
  expect(
    stack.document
      .blocks()
      .filter(({ type }) => type === 'azurerm_key_vault_secret'),
  ).toEqual([]);
  expect(stack.files.get('stripe_key.tf')).toMatch(
    /provider = azurerm\.keeping[\s\S]*value += "not set yet"[\s\S]*ignore_changes = all/,
  );
});

test('the vault is reached by roles, from inside the network, and cannot be purged', () => {
  expect(connected('read').attributes('azurerm_key_vault.main')).toMatchObject({
    rbac_authorization_enabled: true,
    purge_protection_enabled: true,
    public_network_access_enabled: false,
    network_acls: { default_action: 'Deny' },
  });
});
