import { buildForTest } from '../__testUtils__/buildForTest';

const KEY = { type: 'encryption-key' } as const;

function build(access: 'read' | 'write' | 'readwrite' | 'admin') {
  return buildForTest(
    { shop: { type: 'container-service' }, customers: KEY },
    [['shop', access, 'customers']],
    undefined,
    'azure',
  );
}

test('the key stays in hardware, is renewed, and its vault keeps what is deleted', () => {
  const stack = build('read');
  expect(stack.attributes('azurerm_key_vault.main')).toMatchObject({
    sku_name: 'premium',
    purge_protection_enabled: true,
    public_network_access_enabled: false,
  });
  expect(
    stack.attributes('azurerm_resource_group_template_deployment.customers')
      .template_content,
  ).toMatchObject({
    resources: [
      {
        properties: {
          kty: 'RSA-HSM',
          rotationPolicy: {
            attributes: { expiryTime: 'P120D' },
            lifetimeActions: [
              {
                trigger: { timeAfterCreate: 'P90D' },
                action: { type: 'rotate' },
              },
              { action: { type: 'notify' } },
            ],
          },
        },
      },
    ],
  });
});

test('readers decrypt and writers encrypt with this key, and nothing else', () => {
  for (const [access, verb, other] of [
    ['read', 'decrypt', 'encrypt'],
    ['write', 'encrypt', 'decrypt'],
  ] as const) {
    const stack = build(access);
    const address = `azurerm_role_assignment.shop_customers_${verb}`;
    expect(stack.attributes(address)).toMatchObject({
      scope: expect.stringMatching(
        /^\{azurerm_key_vault\.main\.id\}\/keys\/shop-.*customers$/,
      ),
    });
    expect(stack.dependsOn(address)).toEqual([
      'azurerm_resource_group_template_deployment.customers',
    ]);
    const { permissions } = stack.attributes(
      `azurerm_role_definition.key_${verb}`,
    ) as { permissions: { data_actions: string[] } };
    expect(permissions.data_actions).toContain(
      `Microsoft.KeyVault/vaults/keys/${verb}/action`,
    );
    expect(permissions.data_actions).not.toContain(
      `Microsoft.KeyVault/vaults/keys/${other}/action`,
    );
  }
});

test('administrators are officers of this key alone', () => {
  expect(
    build('admin').attributes('azurerm_role_assignment.shop_customers_own'),
  ).toMatchObject({ role_definition_name: 'Key Vault Crypto Officer' });
});
