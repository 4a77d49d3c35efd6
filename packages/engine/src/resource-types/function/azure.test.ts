import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';
import { azureTimer } from './azureTimer';

const APP = 'azurerm_linux_function_app.invoices';
const CLIENT = '{azurerm_user_assigned_identity.invoices.client_id}';
const HOST = '{azurerm_servicebus_namespace.main.name}.servicebus.windows.net';

function build(
  invoices: Partial<TestNode> = {},
  others: Record<string, TestNode> = {},
  connections: Parameters<typeof buildForTest>[1] = [],
  standards: Parameters<typeof buildForTest>[4] = {},
) {
  return buildForTest(
    { invoices: { type: 'function', ...invoices }, ...others },
    connections,
    undefined,
    'azure',
    standards,
  );
}

function settingsOf(stack: ReturnType<typeof build>) {
  return stack.attributes(APP).app_settings as Record<string, unknown>;
}

test('answers inside the network by TLS only, and has neither keys nor passwords', () => {
  const stack = build();
  expect(stack.attributes(APP)).toMatchObject({
    https_only: true,
    public_network_access_enabled: false,
    ftp_publish_basic_authentication_enabled: false,
    webdeploy_publish_basic_authentication_enabled: false,
    storage_uses_managed_identity: true,
    virtual_network_subnet_id: '{azurerm_subnet.functions.id}',
    identity: { type: 'UserAssigned' },
    site_config: {
      always_on: true,
      ftps_state: 'Disabled',
      minimum_tls_version: '1.2',
      application_stack: { python_version: '3.13' },
    },
  });
  expect(stack.attributes(APP)).not.toHaveProperty(
    'storage_account_access_key',
  );
  expect(stack.attributes('azurerm_storage_account.invoices')).toMatchObject({
    shared_access_key_enabled: false,
    public_network_access_enabled: false,
  });
  expect(stack.attributes('azurerm_subnet.functions').delegation).toMatchObject(
    { service_delegation: { name: 'Microsoft.Web/serverFarms' } },
  );
});

test('its identity owns its own storage, may write traces, and nothing else', () => {
  const stack = build();
  const roles = stack.document
    .blocks()
    .filter(({ type }) => type === 'azurerm_role_assignment')
    .map(({ address }) => stack.attributes(address));
  expect(
    roles.map(({ role_definition_name: role, scope }) => [role, scope]),
  ).toEqual([
    ['Storage Blob Data Owner', '{azurerm_storage_account.invoices.id}'],
    ['Monitoring Metrics Publisher', '{azurerm_application_insights.main.id}'],
  ]);
  expect(
    stack.attributes('azurerm_application_insights.main')
      .local_authentication_disabled,
  ).toBe(true);
  expect(stack.dependsOn(APP)).toContain(
    'azurerm_role_assignment.invoices_storage',
  );
});

test('limits of time and number are told to the host, whatever the code says', () => {
  const stack = build({
    parameters: { timeoutSeconds: 330, maxConcurrency: 4 },
  });
  expect(settingsOf(stack)).toEqual({
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: `ClientId=${CLIENT};Authorization=AAD`,
    AZURE_CLIENT_ID: CLIENT,
    AzureFunctionsJobHost__extensions__http__maxConcurrentRequests: '4',
    AzureFunctionsJobHost__functionTimeout: '00:05:30',
    AzureWebJobsStorage__clientId: CLIENT,
    AzureWebJobsStorage__credential: 'managedidentity',
    WEBSITE_RUN_FROM_PACKAGE: '1',
  });
});

test('functions share a plan, as large as the largest wants in each environment', () => {
  const stack = build(
    { environments: { production: { size: 'large' } } },
    { mails: { type: 'function', parameters: { size: 'medium' } } },
  );
  expect(
    stack.attributes('azurerm_linux_function_app.mails').service_plan_id,
  ).toBe(stack.attributes(APP).service_plan_id);
  expect(stack.values.tfvars('dev').functions_machine).toBe('P1v3');
  expect(stack.values.tfvars('production').functions_machine).toBe('P2v3');
});

describe('messages', () => {
  test('of a queue come by a trigger that signs in as the function', () => {
    const stack = build({}, { orders: { type: 'queue' } }, [
      ['invoices', 'consume', 'orders'],
    ]);
    expect(settingsOf(stack)).toMatchObject({
      ORDERS__fullyQualifiedNamespace: HOST,
      ORDERS__credential: 'managedidentity',
      ORDERS__clientId: CLIENT,
      ORDERS_NAME: 'shop-{var.environment}-orders',
      AzureFunctionsJobHost__extensions__serviceBus__maxConcurrentCalls: '10',
      AzureFunctionsJobHost__extensions__serviceBus__maxAutoLockRenewalDuration:
        '00:00:30',
    });
    expect(
      stack.attributes('azurerm_role_assignment.invoices_orders_receive'),
    ).toMatchObject({
      role_definition_name: 'Azure Service Bus Data Receiver',
      scope: '{azurerm_servicebus_queue.orders.id}',
    });
    expect(stack.problems).toEqual([
      expect.objectContaining({
        code: 'trigger-in-code',
        mend: 'Give it the connection "ORDERS", and %ORDERS_NAME%.',
      }),
    ]);
  });

  test('of a topic come by a subscription that only the function may receive from', () => {
    const stack = build({}, { events: { type: 'topic' } }, [
      ['invoices', 'consume', 'events'],
    ]);
    expect(settingsOf(stack)).toMatchObject({
      EVENTS__fullyQualifiedNamespace: HOST,
      EVENTS_SUBSCRIPTION:
        '{azurerm_servicebus_subscription.invoices_from_events.name}',
    });
    expect(
      stack.attributes('azurerm_role_assignment.invoices_events_receive').scope,
    ).toBe('{azurerm_servicebus_subscription.invoices_from_events.id}');
  });

  test('that it only publishes call nothing', () => {
    const stack = build({}, { orders: { type: 'queue' } }, [
      ['invoices', 'publish', 'orders'],
    ]);
    expect(settingsOf(stack)).toHaveProperty('ORDERS__fullyQualifiedNamespace');
    expect(stack.problems).toEqual([]);
  });
});

test.each([
  ['0 3 * * *', '0 0 3 * * *'],
  ['*/15 8-18 * * 1-5', '0 */15 8-18 * * 1-5'],
  ['5 4 * * 7', '0 5 4 * * 0'],
  ['5 4 * * 5-7', '0 5 4 * * 5,6,0'],
  ['5 4 * * 1-7/2', '0 5 4 * * 1,3,5,0'],
])('%s is %s for a timer', (schedule, expected) => {
  expect(azureTimer(schedule)).toBe(expected);
});

test('its times are a setting that a timer in the code refers to', () => {
  const stack = build({
    parameters: { schedule: '30 6 * * 1-5', timeZone: 'Europe/Berlin' },
  });
  expect(settingsOf(stack)).toMatchObject({
    SCHEDULE: '0 30 6 * * 1-5',
    WEBSITE_TIME_ZONE: 'Europe/Berlin',
  });
  expect(stack.problems.map(({ code }) => code)).toEqual(['trigger-in-code']);
});

test('secrets are read from the vault at start, by its own identity', () => {
  const stack = build({}, { key: { type: 'secret' } }, [
    ['invoices', 'read', 'key'],
  ]);
  expect(settingsOf(stack).KEY_VALUE).toMatch(
    /^@Microsoft\.KeyVault\(SecretUri=.*\)$/,
  );
  expect(stack.attributes(APP).key_vault_reference_identity_id).toBe(
    '{azurerm_user_assigned_identity.invoices.id}',
  );
  expect(stack.dependsOn(APP)).toContain(
    'azurerm_role_assignment.invoices_key_read',
  );
});

test('only subnets of those that invoke it reach it, and they are told that it does not know them', () => {
  const nodes: Record<string, TestNode> = {
    shop: { type: 'container-service' },
    mails: { type: 'function' },
  };
  const associations = (stack: ReturnType<typeof build>) =>
    stack.document
      .blocks()
      .filter(
        ({ type, name }) =>
          type.endsWith('security_group_association') &&
          /^invoices_(?!blob)/.test(name),
      )
      .map(({ name }) => name);
  expect(associations(build({}, nodes))).toEqual([]);
  const stack = build({}, nodes, [
    ['shop', 'invoke', 'invoices'],
    ['mails', 'invoke', 'invoices'],
    ['invoices', 'invoke', 'shop'],
  ]);
  expect(associations(stack)).toEqual([
    'invoices_port_443',
    'invoices_functions_port_443',
  ]);
  expect(stack.environment('shop').INVOICES_URL).toMatch(
    /^https:\/\/shop-.*\.azurewebsites\.net$/,
  );
  expect(
    stack.document.block(
      'azurerm_network_security_rule.containers_inbound_functions_to_containers_443',
    ),
  ).toBeDefined();
  expect(
    stack.problems.filter(({ code }) => code === 'callers-not-known'),
  ).toHaveLength(2);
});

test('goes into a subnet of the network that is there', () => {
  const subnet =
    '/subscriptions/1/resourceGroups/a/providers/Microsoft.Network/virtualNetworks/b/subnets/functions';
  const stack = build({}, {}, [], {
    network: { mode: 'byIds', existing: { functionSubnet: subnet } },
  });
  expect(stack.attributes(APP).virtual_network_subnet_id).toBe(
    '{var.function_subnet_id}',
  );
});

describe('an image', () => {
  const image = (name?: string): Partial<TestNode> => ({
    parameters: { package: 'image', ...(name && { image: name }) },
  });

  test('comes from the registry of the stack, inside the network', () => {
    const stack = build(image());
    expect(stack.attributes(APP)).toMatchObject({
      vnet_image_pull_enabled: true,
      site_config: {
        container_registry_use_managed_identity: true,
        container_registry_managed_identity_client_id: CLIENT,
        application_stack: {
          docker: {
            registry_url:
              'https://{azurerm_container_registry.main.login_server}',
            image_name: 'invoices',
            image_tag: '{var.invoices_image_tag}',
          },
        },
      },
    });
    expect(
      stack.attributes('azurerm_role_assignment.invoices_pull')
        .role_definition_name,
    ).toBe('AcrPull');
  });

  test.each([
    ['ghcr.io/acme/invoices', 'https://ghcr.io', 'acme/invoices'],
    ['acme/invoices', 'https://index.docker.io', 'acme/invoices'],
    ['invoices', 'https://index.docker.io', 'library/invoices'],
  ])('%s comes from %s', (name, url, path) => {
    expect(build(image(name)).attributes(APP).site_config).toMatchObject({
      application_stack: { docker: { registry_url: url, image_name: path } },
    });
  });
});
