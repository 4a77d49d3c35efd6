import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const WORKFLOW = 'google_workflows_workflow.billing';

function build(
  billing: Partial<TestNode> = {},
  others: Record<string, TestNode> = {},
  connections: Parameters<typeof buildForTest>[1] = [],
) {
  return buildForTest(
    { billing: { type: 'workflow', ...billing }, ...others },
    connections,
    undefined,
    'gcp',
  );
}

test('is encrypted by the key of the stack, kept, and logged without data', () => {
  const stack = build();
  expect(stack.attributes(WORKFLOW)).toMatchObject({
    crypto_key_name: '{google_kms_crypto_key.main.id}',
    service_account: '{google_service_account.billing.email}',
    call_log_level: 'LOG_ERRORS_ONLY',
    execution_history_level: 'EXECUTION_HISTORY_BASIC',
    deletion_protection: true,
  });
  expect(
    stack.attributes('google_kms_crypto_key_iam_member.workflows').member,
  ).toContain('gcp-sa-workflows');
  expect(
    build({
      parameters: { logData: true, deletionProtection: false },
    }).attributes(WORKFLOW),
  ).toMatchObject({
    call_log_level: 'LOG_ALL_CALLS',
    execution_history_level: 'EXECUTION_HISTORY_DETAILED',
    deletion_protection: false,
  });
});

test('may use what it is connected to and write its log, and knows where that is', () => {
  const stack = build(
    {},
    { invoices: { type: 'function' }, mails: { type: 'queue' } },
    [
      ['billing', 'invoke', 'invoices'],
      ['billing', 'publish', 'mails'],
    ],
  );
  const roles = stack.document
    .blocks()
    .filter(({ type }) => type.endsWith('_iam_member'))
    .map(({ address }) => stack.attributes(address))
    .filter(
      ({ member }) => member === '{google_service_account.billing.member}',
    )
    .map(({ role, name, topic }) => [role, name ?? topic]);
  expect(roles).toEqual([
    ['roles/logging.logWriter', undefined],
    ['roles/run.invoker', '{google_cloudfunctions2_function.invoices.name}'],
    ['roles/pubsub.publisher', '{google_pubsub_topic.mails.name}'],
  ]);
  expect(stack.attributes(WORKFLOW).user_env_vars).toEqual({
    INVOICES_URL: expect.stringMatching(/\.run\.app$/),
    MAILS_TOPIC: '{google_pubsub_topic.mails.id}',
  });
});

test('who invokes it may start workflows only, and is told that it may start all', () => {
  const stack = build({}, { shop: { type: 'container-service' } }, [
    ['shop', 'invoke', 'billing'],
  ]);
  expect(
    stack.attributes('google_project_iam_member.shop_start_workflows'),
  ).toEqual({
    project: '{var.project_id}',
    role: '{google_project_iam_custom_role.workflow_starter.id}',
    member: '{google_service_account.shop.member}',
  });
  expect(
    stack.attributes('google_project_iam_custom_role.workflow_starter')
      .permissions,
  ).toEqual(['workflows.executions.create']);
  expect(stack.environment('shop')).toEqual({
    BILLING_ID:
      'projects/{var.project_id}/locations/europe-west3/workflows/shop-{var.environment}-billing',
  });
  expect(stack.problems).toEqual([
    expect.objectContaining({
      severity: 'info',
      code: 'right-on-project',
      where: 'resource:default/shop → resource:default/billing',
    }),
  ]);
});

test('its steps are what the release pipeline made them', () => {
  expect(build().files.get('billing.tf')).toMatch(
    /ignore_changes = \[source_contents\]/,
  );
});

test('more variables than Google takes are an error', () => {
  const names = Array.from({ length: 21 }, (_, index) => `media_${index}`);
  const stack = build(
    {},
    Object.fromEntries(names.map(name => [name, { type: 'object-storage' }])),
    names.map(name => ['billing', 'read', name]),
  );
  expect(stack.problems).toContainEqual(
    expect.objectContaining({ severity: 'error', code: 'too-many-variables' }),
  );
});
