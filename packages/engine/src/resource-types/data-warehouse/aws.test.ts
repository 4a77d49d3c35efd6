import type { StandardsInput } from 'backstage-plugin-stackgen-common';
import { buildForTest, type TestNode } from '../__testUtils__/buildForTest';

const NAMESPACE = 'aws_redshiftserverless_namespace.sales';
const WORKGROUP = 'aws_redshiftserverless_workgroup.sales';

function build(
  node: Omit<TestNode, 'type'> = {},
  standards: StandardsInput = {},
) {
  return buildForTest(
    { sales: { type: 'data-warehouse', ...node } },
    [],
    undefined,
    'aws',
    standards,
  );
}

function connected(access: 'read' | 'write' | 'readwrite' | 'admin') {
  return buildForTest(
    {
      report: { type: 'container-service' },
      sales: { type: 'data-warehouse' },
    },
    [['report', access, 'sales']],
  );
}

const SIGN_IN = ['SignInToWarehouse', 'RunStatements', 'FollowOwnStatements'];

test.each([
  ['read', SIGN_IN],
  ['write', SIGN_IN],
  ['readwrite', SIGN_IN],
  ['admin', [...SIGN_IN, 'ReadLogin', 'DecryptData']],
] as const)('%s access allows no more than %j', (access, sids) => {
  const statements = connected(access).statements('aws_iam_role_policy.report');
  expect(statements.map(({ Sid }) => Sid)).toEqual(sids);
  const [signIn, run, follow] = statements;
  expect([signIn.Resource, run.Resource]).toEqual([
    `{${WORKGROUP}.arn}`,
    `{${WORKGROUP}.arn}`,
  ]);
  expect(follow.Condition).toEqual({
    StringEquals: {
      'redshift-data:statement-owner-iam-userid': '${aws:userid}',
    },
  });
});

test('only who administrates gets the login of the administrator', () => {
  const variables = (access: 'readwrite' | 'admin') =>
    Object.keys(connected(access).environment('report')).sort();
  const all = ['HOST', 'NAME', 'PORT', 'WORKGROUP'].map(
    name => `SALES_${name}`,
  );
  expect(variables('readwrite')).toEqual(['PORT', ...all].sort());
  expect(variables('admin')).toEqual(
    ['PORT', ...all, 'SALES_LOGIN_ARN', 'SALES_PASSWORD', 'SALES_USER'].sort(),
  );
});

test('consumers are told which rights to give them inside', () => {
  const [problem] = connected('read').problems.filter(
    ({ code }) => code === 'database-grants-needed',
  );
  expect(problem.mend).toContain('GRANT SELECT ON ALL TABLES');
  expect(problem.mend).not.toMatch(/INSERT|DELETE/);
});

test('only its port is opened to the consumer', () => {
  expect(
    connected('read').attributes(
      'aws_vpc_security_group_ingress_rule.report_to_sales',
    ),
  ).toMatchObject({ from_port: 5439, to_port: 5439 });
});

test.each([2, 3] as const)(
  'it is in three zones when the network has %i, all on the way to buckets',
  zones => {
    const stack = buildForTest(
      {
        sales: { type: 'data-warehouse' },
        exports: { type: 'object-storage' },
      },
      [['sales', 'read', 'exports']],
      undefined,
      'aws',
      { network: { zones } },
    );
    expect(stack.attributes(WORKGROUP)).toMatchObject({
      enhanced_vpc_routing: true,
      subnet_ids: ['a', 'b', 'c'].map(
        zone => `{aws_subnet.private_${zone}.id}`,
      ),
    });
    expect(stack.attributes('aws_vpc_endpoint.s3').route_table_ids).toEqual(
      ['a', 'b', 'c'].map(zone => `{aws_route_table.private_${zone}.id}`),
    );
  },
);

test.each([
  [{}, ['warning']],
  [{ privateSubnets: ['subnet-0a', 'subnet-0b'] }, ['error']],
  [{ privateSubnets: ['subnet-0a', 'subnet-0b', 'subnet-0c'] }, []],
])(
  'in a network that is there, with %j, something is missing: %j',
  (existing, severities) => {
    const { problems } = build(
      {},
      {
        network: {
          mode: 'byIds',
          existing: { network: 'vpc-0a', ...existing },
        },
      },
    );
    expect(
      problems
        .filter(({ code }) => code === 'three-zones-needed')
        .map(({ severity }) => severity),
    ).toEqual(severities);
  },
);

test('environments may differ in whether they have a network of their own', () => {
  const stack = build(
    {},
    {
      network: {
        existing: {
          network: 'vpc-0a',
          privateSubnets: ['subnet-0a', 'subnet-0b', 'subnet-0c'],
        },
      },
      environments: [
        { name: 'dev' },
        { name: 'production', network: { mode: 'byIds' } },
      ],
    },
  );
  expect(stack.files.get('network.tf')).toMatch(
    /private_c_id += var\.creates_network \? aws_subnet\.private_c\[0\]\.id : var\.private_subnet_ids\[2\]/,
  );
});

test('it loads from buckets with a role that reads those only', () => {
  const stack = buildForTest(
    {
      sales: { type: 'data-warehouse' },
      exports: { type: 'object-storage' },
    },
    [['sales', 'read', 'exports']],
  );
  expect(stack.attributes(NAMESPACE)).toMatchObject({
    iam_roles: ['{aws_iam_role.sales.arn}'],
    default_iam_role_arn: '{aws_iam_role.sales.arn}',
  });
  expect(
    stack
      .statements('aws_iam_role_policy.sales')
      .map(({ Sid, Resource }) => [Sid, Resource]),
  ).toEqual([
    ['ListObjects', '{aws_s3_bucket.exports.arn}'],
    ['ReadObjects', '{aws_s3_bucket.exports.arn}/*'],
    ['DecryptData', '{aws_kms_key.main.arn}'],
  ]);
  expect(
    stack.attributes('aws_vpc_security_group_egress_rule.sales_to_s3'),
  ).toMatchObject({ security_group_id: '{aws_security_group.sales.id}' });
});

test('without anything that it uses it has no role', () => {
  const stack = build();
  expect(stack.document.block('aws_iam_role.sales')).toBeUndefined();
  expect(stack.attributes(NAMESPACE).iam_roles).toBeUndefined();
});

test('a snapshot of each night is kept as long as one wants to go back', () => {
  const stack = build({
    environments: { dev: { timeTravelDays: 2 } },
  });
  expect(stack.values.tfvars('dev').sales_snapshot_days).toBe(2);
  expect(stack.values.tfvars('production').sales_snapshot_days).toBe(7);
  expect(
    stack
      .statements('aws_iam_role_policy.sales_snapshots')
      .map(({ Action }) => Action),
  ).toEqual(['redshift-serverless:CreateSnapshot', 'kms:Decrypt']);
});

test('its power follows the size, by environment', () => {
  const stack = build({ environments: { production: { size: 'large' } } });
  expect(stack.values.tfvars('dev')).toMatchObject({
    sales_base_capacity: 8,
    sales_max_capacity: 32,
    sales_daily_units: 192,
  });
  expect(stack.values.tfvars('production')).toMatchObject({
    sales_base_capacity: 128,
    sales_max_capacity: 512,
    sales_daily_units: 3072,
  });
});

test('a name of one word is not taken for one of Redshift’s own', () => {
  expect(build().attributes(NAMESPACE).db_name).toBe('sales_db');
});

test('tables that should expire are reported', () => {
  expect(build({ parameters: { tableDays: 30 } }).problems).toContainEqual(
    expect.objectContaining({
      code: 'parameter-without-effect',
      severity: 'warning',
    }),
  );
});
