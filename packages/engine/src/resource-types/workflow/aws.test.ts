import { buildForTest } from '../__testUtils__/buildForTest';

const sids = (stack: ReturnType<typeof buildForTest>, address: string) =>
  stack.statements(address).map(({ Sid }) => Sid);

test('is logged without data, traced and encrypted by the key of the stack', () => {
  const stack = buildForTest({ billing: { type: 'workflow' } });
  expect(stack.attributes('aws_sfn_state_machine.billing')).toMatchObject({
    type: 'STANDARD',
    encryption_configuration: {
      type: 'CUSTOMER_MANAGED_KMS_KEY',
      kms_key_id: '{aws_kms_key.main.arn}',
    },
    logging_configuration: {
      level: 'ALL',
      include_execution_data: false,
      log_destination: '{aws_cloudwatch_log_group.billing.arn}:*',
    },
    tracing_configuration: { enabled: true },
  });
  expect(stack.attributes('aws_cloudwatch_log_group.billing').name).toMatch(
    /^\/aws\/vendedlogs\/states\//,
  );
  expect(sids(stack, 'aws_kms_key.main')).toContain('LogsOfWorkflowsDelivered');
  expect(sids(stack, 'aws_iam_role_policy.billing')).toEqual([
    'DeliverLogs',
    'WriteTraces',
    'EncryptData',
  ]);
});

test('may use what it is connected to, and nothing else', () => {
  const stack = buildForTest(
    {
      billing: { type: 'workflow' },
      invoices: { type: 'function' },
      orders: { type: 'queue' },
      other: { type: 'function' },
    },
    [
      ['billing', 'invoke', 'invoices'],
      ['billing', 'publish', 'orders'],
    ],
  );
  expect(stack.statements('aws_iam_role_policy.billing')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        Sid: 'InvokeFunctions',
        Resource:
          'arn:aws:lambda:eu-central-1:{data.aws_caller_identity.current.account_id}:function:shop-{var.environment}-invoices',
      }),
      expect.objectContaining({
        Sid: 'SendMessages',
        Resource: '{aws_sqs_queue.orders.arn}',
      }),
    ]),
  );
  expect(
    JSON.stringify(stack.statements('aws_iam_role_policy.billing')),
  ).not.toContain('aws_lambda_function.other');
});

test('who invokes it may start it, and learns its ARN', () => {
  const stack = buildForTest(
    { shop: { type: 'container-service' }, billing: { type: 'workflow' } },
    [['shop', 'invoke', 'billing']],
  );
  expect(sids(stack, 'aws_iam_role_policy.shop')).toEqual([
    'StartWorkflows',
    'EncryptData',
  ]);
  expect(stack.environment('shop')).toMatchObject({
    BILLING_ARN:
      'arn:aws:states:eu-central-1:{data.aws_caller_identity.current.account_id}:stateMachine:shop-{var.environment}-billing',
  });
  expect(stack.attributes('aws_vpc_endpoint.states').service_name).toBe(
    'com.amazonaws.eu-central-1.states',
  );
});

test('its steps are what the release pipeline made them', () => {
  const stack = buildForTest({ billing: { type: 'workflow' } });
  expect(stack.files.get('billing.tf')).toMatch(
    /prevent_destroy = true\n +ignore_changes +=\s+\[definition\]/,
  );
});

test.each([
  ['aws', 'container-service', true],
  ['aws', 'virtual-machine', true],
  ['aws', 'sqlserver-database', true],
  ['aws', 'data-warehouse', false],
  ['aws', 'function', false],
  ['gcp', 'virtual-machine', true],
  ['gcp', 'postgres-database', true],
  ['gcp', 'container-service', false],
  ['azure', 'virtual-machine', false],
] as const)(
  'on %s it says of a %s in the network that it does not reach it: %s',
  (cloud, type, isSaid) => {
    const { problems } = buildForTest(
      { billing: { type: 'workflow' }, other: { type } },
      [
        [
          'billing',
          /database|warehouse/.test(type) ? 'readwrite' : 'invoke',
          'other',
        ],
      ],
      undefined,
      cloud,
    );
    expect(
      problems.filter(({ code }) => code === 'consumer-outside-network'),
    ).toHaveLength(isSaid ? 1 : 0);
  },
);
