import { resourceSchema } from 'stackgen-provider-schemas';
import { conditional, variable } from '../../terraform';
import {
  idsOf,
  only,
  verdictsOn,
  violations,
  type PolicyCase,
} from '../__testUtils__/policyCases';
import { COMBINATIONS, COMPANIONS } from './combinations';
import { COMBINED_POLICIES } from './combined';

const RECORD = { zone_id: 'Z1', name: 'shop', type: 'A' };
const ALIAS = { name: 'x', zone_id: 'Z2', evaluate_target_health: true };

const CASES: PolicyCase[] = [
  [
    'ARG-1',
    'of one key and Amazon’s own',
    {
      bad: only('aws_sqs_queue', {
        kms_master_key_id: 'alias/orders',
        sqs_managed_sse_enabled: false,
      }),
      good: only('aws_sqs_queue', { kms_master_key_id: 'alias/orders' }),
    },
  ],
  [
    'ARG-1',
    'of a name and the beginning of one',
    {
      bad: only('aws_iam_role', { name: 'orders', name_prefix: 'orders-' }),
      good: only('aws_iam_role', { name: 'orders' }),
    },
  ],
  [
    'ARG-1',
    'of a password and one that is not kept',
    {
      bad: only('aws_docdb_cluster', {
        master_password: 'x',
        master_password_wo: 'y',
      }),
      good: only('aws_docdb_cluster', { master_password_wo: 'y' }),
    },
  ],
  [
    'ARG-1',
    'in one environment',
    {
      values: {
        x_token: { dev: 'abc', production: null as unknown as string },
      },
      bad: only('aws_elasticache_replication_group', {
        auth_token: variable('x_token'),
        user_group_ids: ['users'],
      }),
      good: only('aws_elasticache_replication_group', {
        auth_token: variable('x_token'),
        user_group_ids: [],
      }),
    },
  ],
  [
    'ARG-1',
    'unless a condition decides for one of them',
    {
      bad: only('aws_vpc_security_group_egress_rule', {
        cidr_ipv4: '10.0.0.0/8',
        referenced_security_group_id: 'sg-1',
      }),
      good: only('aws_vpc_security_group_egress_rule', {
        cidr_ipv4: conditional(variable('own'), null, '10.0.0.0/8'),
        referenced_security_group_id: conditional(
          variable('own'),
          'sg-1',
          null,
        ),
      }),
    },
  ],
  [
    'ARG-2',
    '',
    {
      bad: only('aws_route53_record', RECORD),
      good: only('aws_route53_record', { ...RECORD, alias: ALIAS }),
    },
  ],
  [
    'ARG-2',
    'that may have both',
    {
      bad: only('aws_cloudwatch_event_rule', {}),
      good: only('aws_cloudwatch_event_rule', {
        event_pattern: '{}',
        schedule_expression: 'rate(1 day)',
      }),
    },
  ],
  [
    'ARG-3',
    '',
    {
      bad: only('aws_route53_record', {
        ...RECORD,
        alias: ALIAS,
        weighted_routing_policy: { weight: 1 },
      }),
      good: only('aws_route53_record', {
        ...RECORD,
        alias: ALIAS,
        weighted_routing_policy: { weight: 1 },
        set_identifier: 'a',
      }),
    },
  ],
];

test.each(CASES)(
  '%s tells what the provider would refuse %s',
  (id, _, given) => {
    const { bad, good } = verdictsOn(given);
    expect(bad).toContain(id);
    expect(good).not.toContain(id);
  },
);

test('each rule has a case', () => {
  expect(idsOf(CASES)).toEqual(idsOf(COMBINED_POLICIES));
});

test('people read which arguments they are, and where', () => {
  expect(
    violations(
      only('aws_lambda_function', {
        image_uri: 'x',
        s3_bucket: 'code',
        s3_key: 'x.zip',
      }),
    ).filter(({ rule }) => rule === 'ARG-1'),
  ).toEqual([
    expect.objectContaining({
      message: expect.stringContaining(
        '"image_uri" and "s3_bucket" exclude each other.',
      ),
      mend: 'Leave out all of them but one.',
    }),
  ]);
});

test.each([...COMBINATIONS, ...COMPANIONS])(
  'the provider has every argument that is named: %j',
  one => {
    const names = 'needs' in one ? [one.argument, one.needs] : one.arguments;
    for (const type of one.types) {
      const { attributes, blocks } = resourceSchema(type)!;
      for (const name of names) {
        expect([
          name,
          blocks[name] !== undefined ||
            Boolean(attributes[name]?.optional ?? attributes[name]?.required),
        ]).toEqual([name, true]);
      }
    }
  },
);
