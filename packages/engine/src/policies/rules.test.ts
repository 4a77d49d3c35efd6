import {
  standardsSchema,
  type StandardsInput,
} from 'backstage-plugin-stackgen-common';
import type { BuiltStack } from '../build';
import { buildForTest } from '../resource-types/__testUtils__/buildForTest';
import { EnvironmentValues } from '../standards/EnvironmentValues';
import { TerraformDocument, variable, type Attributes } from '../terraform';
import { checkPolicies } from './checkPolicies';
import { evaluatePolicies } from './evaluate';
import { GENERAL_POLICIES, POLICIES } from './index';

/** Rules that a resource without any argument keeps. */
const KEPT_BY_NOTHING = POLICIES.filter(
  ({ must }) =>
    'without' in must ||
    ('be' in must &&
      (must.be.holds(undefined) || must.be.says.startsWith('neither'))),
).map(({ id }) => id);

/** A queue with nothing wrong but one thing: it has no key. */
const QUEUE = { redrive_policy: '{}' };

function stackOf(type: string, attributes: Attributes): BuiltStack {
  const document = TerraformDocument.create();
  document
    .file('main.tf', { provenance: { reason: 'test' } })
    .resource(type, 'x', attributes);
  return {
    document,
    values: EnvironmentValues.create(['dev', 'production']),
  } as unknown as BuiltStack;
}

function rulesOf(stack: BuiltStack, standards: StandardsInput = {}) {
  return evaluatePolicies(stack, standardsSchema.parse(standards)).map(
    ({ rule }) => rule,
  );
}

test('ids are unique, and each rule has a title and a rationale', () => {
  const all = [...POLICIES, ...GENERAL_POLICIES];
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const { id, title, rationale } of all) {
    expect([id, title, rationale]).toEqual([
      id,
      expect.stringMatching(/\w/),
      expect.stringMatching(/\w/),
    ]);
  }
});

test('a rule keeps its id, which waivers name, when others come', () => {
  const members = POLICIES.filter(({ id }) => id.startsWith('GCP-IAM-'));
  expect(members.map(({ id, type }) => [id, type])).toEqual([
    ['GCP-IAM-1', 'google_cloud_run_v2_service_iam_member'],
    ['GCP-IAM-2', 'google_storage_bucket_iam_member'],
    ['GCP-IAM-3', 'google_pubsub_topic_iam_member'],
    ['GCP-IAM-4', 'google_pubsub_subscription_iam_member'],
    ['GCP-IAM-5', 'google_secret_manager_secret_iam_member'],
    ['GCP-IAM-6', 'google_project_iam_member'],
  ]);
});

test.each(
  POLICIES.filter(({ id, only }) => !KEPT_BY_NOTHING.includes(id) && !only).map(
    ({ id, type }) => [id, type],
  ),
)('%s is broken by a %s without arguments', (id, type) => {
  expect(rulesOf(stackOf(type, {}))).toContain(id);
});

test.each([
  ['AWS-VPC-3', 'aws_subnet', { map_public_ip_on_launch: true }, {}],
  [
    'AWS-LB-1',
    'aws_lb',
    { load_balancer_type: 'application' },
    { load_balancer_type: 'application', drop_invalid_header_fields: true },
  ],
  [
    'AWS-RS-6',
    'aws_redshiftserverless_workgroup',
    {
      config_parameter: [
        { parameter_key: 'require_ssl', parameter_value: 'false' },
      ],
    },
    {
      config_parameter: [
        { parameter_key: 'auto_mv', parameter_value: 'false' },
        { parameter_key: 'require_ssl', parameter_value: 'true' },
      ],
    },
  ],
  [
    'GCP-NET-5',
    'google_compute_firewall',
    { source_ranges: ['0.0.0.0/0'] },
    { source_ranges: ['10.0.0.0/8'] },
  ],
  [
    'GCP-IAM-2',
    'google_storage_bucket_iam_member',
    { member: 'allUsers' },
    { member: 'user:a@example.com' },
  ],
  [
    'CIVO-FW-3',
    'civo_firewall',
    { ingress_rule: [{ action: 'allow', port_range: '443' }] },
    {},
  ],
  [
    'CIVO-FW-5',
    'civo_firewall',
    { ingress_rule: [{ port_range: '6443', cidr: ['0.0.0.0/0'] }] },
    { ingress_rule: [{ port_range: '443', cidr: ['0.0.0.0/0'] }] },
  ],
  [
    'CIVO-K8S-1',
    'civo_kubernetes_cluster',
    { write_kubeconfig: true },
    { write_kubeconfig: false },
  ],
  [
    'K8S-JOB-4',
    'kubernetes_cron_job_v1',
    {},
    {
      spec: {
        job_template: {
          spec: {
            template: { spec: { automount_service_account_token: false } },
          },
        },
      },
    },
  ],
  [
    'K8S-POD-3',
    'kubernetes_deployment_v1',
    {},
    {
      spec: {
        template: {
          spec: {
            container: {
              security_context: { read_only_root_filesystem: true },
            },
          },
        },
      },
    },
  ],
] as [string, string, Attributes, Attributes][])(
  '%s is broken by one %s and kept by another',
  (id, type, bad, good) => {
    expect(rulesOf(stackOf(type, bad))).toContain(id);
    expect(rulesOf(stackOf(type, good))).not.toContain(id);
  },
);

test('a variable breaks a rule when it does so in one environment, which is named', () => {
  const stack = stackOf('aws_sqs_queue', QUEUE);
  stack.values.variable('key', 'x', name => (name === 'dev' ? '' : 'arn'));
  const [block] = stack.document.blocks();
  block.attributes.kms_master_key_id = variable('key');
  expect(
    evaluatePolicies(stack, standardsSchema.parse({})).map(
      ({ message }) => message,
    ),
  ).toEqual([expect.stringContaining('(in dev)')]);
});

test('a profile switches a rule off, or makes less of it', () => {
  const stack = stackOf('aws_sqs_queue', QUEUE);
  const severities = (rules: object) =>
    evaluatePolicies(stack, standardsSchema.parse({ policies: { rules } })).map(
      ({ severity }) => severity,
    );
  expect(severities({})).toEqual(['error']);
  expect(severities({ 'AWS-SQS-1': 'info' })).toEqual(['info']);
  expect(severities({ 'AWS-SQS-1': 'off' })).toEqual([]);
});

test('a profile makes less of a general rule, too', () => {
  const severities = (rules: Record<string, 'info' | 'off'>) =>
    evaluatePolicies(
      stackOf('aws_iam_user', {}),
      standardsSchema.parse({ policies: { rules } }),
    )
      .filter(({ rule }) => rule === 'AWS-IAM-5')
      .map(({ severity }) => severity);
  expect(severities({})).toEqual(['error']);
  expect(severities({ 'AWS-IAM-5': 'info' })).toEqual(['info']);
  expect(severities({ 'AWS-IAM-5': 'off' })).toEqual([]);
});

describe('checkPolicies', () => {
  const connections = [
    {
      consumer: 'component:default/a',
      provider: 'resource:default/b',
      access: 'admin',
    },
  ];
  const check = (policies: object, today?: string) => {
    const stack = stackOf('aws_sqs_queue', QUEUE);
    return {
      ...checkPolicies(
        stack,
        { connections } as never,
        standardsSchema.parse({ policies }),
        today,
      ),
      stack,
    };
  };
  const waiver = {
    rule: 'AWS-SQS-1',
    match: 'aws_sqs_queue.*',
    reason: 'No data of people in it.',
    owner: 'team-a',
    expires: '2027-03-31',
  };

  test('a waiver accepts a finding, and scanners read its reason in the file', () => {
    const { problems, accepted, stack } = check({ waivers: [waiver] });
    expect(problems).toEqual([]);
    expect(accepted).toEqual([
      expect.objectContaining({
        rule: 'AWS-SQS-1',
        subject: 'aws_sqs_queue.x',
        owner: 'team-a',
      }),
    ]);
    const [block] = stack.document.blocks();
    expect(block.hcl()).toContain(
      'checkov:skip=CKV_AWS_27:No data of people in it. (team-a, until 2027-03-31)',
    );
  });

  test('a waiver that is over is an error, and so is what it was for', () => {
    expect(
      check({ waivers: [waiver] }, '2027-04-01').problems.map(
        ({ code }) => code,
      ),
    ).toEqual(['AWS-SQS-1', 'waiver-over']);
    expect(check({ waivers: [waiver] }, '2027-03-31').problems).toEqual([]);
  });

  test('a waiver that nothing needs is told', () => {
    expect(
      check({ waivers: [waiver, { ...waiver, match: 'aws_sns_topic.*' }] })
        .problems,
    ).toEqual([
      expect.objectContaining({ code: 'waiver-unused', severity: 'warning' }),
    ]);
  });

  test('own rules are about resources and connections, in CEL', () => {
    const { problems } = check({
      rules: { 'AWS-SQS-1': 'off' },
      own: [
        {
          id: 'ACME-1',
          severity: 'warning',
          on: 'resource',
          when: 'resource.type == "aws_sqs_queue"',
          require: 'has(resource.attributes.fifo_queue)',
          message: 'Queues of ACME are ordered.',
          mend: 'Set fifo.',
        },
        {
          id: 'ACME-2',
          on: 'connection',
          require: 'connection.access != "admin"',
          message: 'Nobody administers.',
        },
        { id: 'ACME-3', on: 'resource', require: 'resource.', message: 'x' },
      ],
    });
    expect(
      problems.map(({ code, severity, where }) => [code, severity, where]),
    ).toEqual([
      ['bad-policy', 'error', 'standards → policies → own → ACME-3'],
      ['ACME-1', 'warning', 'aws_sqs_queue.x'],
      ['ACME-2', 'error', 'component:default/a → resource:default/b'],
    ]);
  });
});

test('an own rule that asks for what is not there is told once', () => {
  const { problems } = checkPolicies(
    stackOf('aws_sqs_queue', QUEUE),
    { connections: [] } as never,
    standardsSchema.parse({
      policies: {
        rules: { 'AWS-SQS-1': 'off' },
        own: [
          {
            id: 'ACME-1',
            on: 'resource',
            require: 'resource.attributes.fifo_queu == true',
            message: 'Queues of ACME are ordered.',
          },
          {
            id: 'ACME-2',
            on: 'resource',
            when: 'resource.attributes.fifo_queu == true',
            require: 'false',
            message: 'x',
          },
        ],
      },
    }),
    undefined,
  );
  expect(problems).toEqual([
    expect.objectContaining({
      severity: 'warning',
      code: 'policy-not-judged',
      where: 'standards → policies → own → ACME-1',
      message: expect.stringMatching(/not there: aws_sqs_queue\.x\.$/),
    }),
  ]);
});

test('a finding that the product justifies at the block is accepted with that reason', () => {
  const stack = buildForTest({ events: { type: 'object-storage' } });
  const { accepted } = checkPolicies(
    stack,
    { connections: [] } as never,
    standardsSchema.parse({}),
    undefined,
  );
  expect(accepted).toContainEqual(
    expect.objectContaining({
      rule: 'AWS-S3-5',
      subject: 'aws_s3_bucket.logs',
      reason: expect.any(String),
    }),
  );
});
