import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const APP = 'azurerm_logic_app_standard.billing';

function build(
  billing: Partial<TestNode> = {},
  others: Record<string, TestNode> = {},
  connections: Parameters<typeof buildForTest>[1] = [],
  standards: Parameters<typeof buildForTest>[4] = {},
) {
  return buildForTest(
    { billing: { type: 'workflow', ...billing }, ...others },
    connections,
    undefined,
    'azure',
    standards,
  );
}

const codes = (stack: ReturnType<typeof build>) =>
  stack.problems.map(({ code }) => code);

test('answers inside the network by TLS only, and nobody hands over steps with a password', () => {
  expect(build().attributes(APP)).toMatchObject({
    https_only: true,
    public_network_access: 'Disabled',
    ftp_publish_basic_authentication_enabled: false,
    scm_publish_basic_authentication_enabled: false,
    virtual_network_subnet_id: '{azurerm_subnet.workflows.id}',
    identity: { type: 'UserAssigned' },
    site_config: { ftps_state: 'Disabled', min_tls_version: '1.2' },
  });
  expect(build().files.get('billing.tf')).toContain('prevent_destroy = true');
  expect(
    build({ parameters: { deletionProtection: false } }).files.get(
      'billing.tf',
    ),
  ).not.toContain('prevent_destroy');
});

test('its storage is reached from its own subnet only, and people are told of the key', () => {
  const stack = build();
  expect(stack.attributes('azurerm_storage_account.billing')).toMatchObject({
    public_network_access_enabled: false,
    local_user_enabled: false,
    allow_nested_items_to_be_public: false,
    sas_policy: { expiration_action: 'Log' },
  });
  const endpoints = stack.document
    .blocks()
    .filter(({ type }) => type === 'azurerm_private_endpoint')
    .map(
      ({ address }) =>
        (
          stack.attributes(address).private_service_connection as {
            subresource_names: string[];
          }
        ).subresource_names[0],
    );
  expect(endpoints).toEqual(['blob', 'queue', 'file', 'table', 'sites']);
  expect(stack.dependsOn(APP)).toEqual(
    expect.arrayContaining([
      'azurerm_private_endpoint_application_security_group_association.billing_smb_workflows_port_445',
      'azurerm_storage_share.billing',
    ]),
  );
  expect(stack.problems).toEqual([
    expect.objectContaining({ severity: 'warning', code: 'key-in-state' }),
  ]);
});

test('acts on what it is connected to as its identity, and knows where that is', () => {
  const stack = build({}, { mails: { type: 'queue' } }, [
    ['billing', 'publish', 'mails'],
  ]);
  expect(
    stack.attributes('azurerm_role_assignment.billing_mails_send'),
  ).toMatchObject({
    role_definition_name: 'Azure Service Bus Data Sender',
    scope: '{azurerm_servicebus_queue.mails.id}',
  });
  expect(stack.attributes(APP).app_settings).toMatchObject({
    AZURE_CLIENT_ID: '{azurerm_user_assigned_identity.billing.client_id}',
    MAILS_NAME: 'shop-{var.environment}-mails',
  });
  expect(
    stack.document.block(
      'azurerm_network_security_rule.endpoints_inbound_workflows_to_5671',
    ),
  ).toBeDefined();
});

test('who invokes it may learn where it is started, and reaches it', () => {
  const stack = build({}, { shop: { type: 'container-service' } }, [
    ['shop', 'invoke', 'billing'],
  ]);
  expect(
    stack.attributes('azurerm_role_assignment.shop_billing_start'),
  ).toMatchObject({
    scope: `{${APP}.id}`,
    role_definition_id:
      '{azurerm_role_definition.workflow_starter.role_definition_resource_id}',
  });
  expect(
    stack.attributes('azurerm_role_definition.workflow_starter').permissions,
  ).toEqual({
    actions: [expect.stringMatching(/triggers\/listCallbackUrl\/action$/)],
  });
  for (const rule of [
    'containers_outbound_containers_to_443',
    'containers_outbound_containers_to_management',
  ]) {
    expect(
      stack.document.block(`azurerm_network_security_rule.${rule}`),
    ).toBeDefined();
  }
  expect(stack.environment('shop')).toMatchObject({
    BILLING_ID: expect.stringContaining('/providers/Microsoft.Web/sites/'),
    BILLING_URL: expect.stringMatching(/\.azurewebsites\.net$/),
  });
  expect(codes(stack)).toContain('start-address');
});

test('goes into a subnet of the network that is there', () => {
  const subnet =
    '/subscriptions/1/resourceGroups/a/providers/Microsoft.Network/virtualNetworks/b/subnets/workflows';
  const stack = build({}, {}, [], {
    network: { mode: 'byIds', existing: { workflowSubnet: subnet } },
  });
  expect(stack.attributes(APP).virtual_network_subnet_id).toBe(
    '{var.workflow_subnet_id}',
  );
});

test('says that its logs cannot show data', () => {
  expect(codes(build({ parameters: { logData: true } }))).toContain(
    'parameter-without-effect',
  );
});
