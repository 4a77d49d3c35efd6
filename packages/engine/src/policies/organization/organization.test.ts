import { resourceTypes } from 'stackgen-provider-schemas';
import { call, local, ref, template, variable } from '../../terraform';
import {
  only,
  idsOf,
  verdictsOn,
  violations,
  type PolicyCase,
} from '../__testUtils__/policyCases';
import { NAME_POLICIES } from './names';
import { REGION_POLICIES } from './regions';
import { RETIRED_POLICIES } from './retired';
import { TAG_POLICIES } from './tags';
import { ENDED_VERSIONS } from './endedVersions';
import { RETIRED_SERVICES } from './retiredServices';

const BASE = {
  application: 'shop',
  environment: variable('environment'),
  'managed-by': 'terraform',
};

const CASES: PolicyCase[] = [
  [
    'TAG-1',
    'on the provider',
    {
      bad: { 'provider.aws': { default_tags: { tags: { team: 'a' } } } },
      good: { 'provider.aws': { default_tags: { tags: BASE } } },
    },
  ],
  [
    'TAG-1',
    'that the standards require',
    {
      standards: {
        tags: { 'cost-center': '12' },
        tagRules: { 'cost-center': {} },
      },
      cloud: 'gcp',
      bad: { 'provider.google': { default_labels: BASE } },
      good: {
        'provider.google': { default_labels: { ...BASE, 'cost-center': '12' } },
      },
    },
  ],
  [
    'TAG-1',
    'where labels stand elsewhere',
    {
      cloud: 'gcp',
      bad: only('google_sql_database_instance', {
        settings: { user_labels: { entity: 'x' } },
      }),
      good: {
        locals: { x_labels: { entity: 'x' } },
        'google_sql_database_instance.x': {
          settings: { user_labels: call('merge', BASE, local('x_labels')) },
        },
      },
    },
  ],
  [
    'TAG-1',
    'on Azure, whose provider gives none',
    {
      cloud: 'azure',
      bad: only('azurerm_storage_account', { tags: { team: 'a' } }),
      good: {
        locals: { tags: BASE },
        'azurerm_storage_account.x': { tags: local('tags') },
      },
    },
  ],
  [
    'TAG-1',
    'of a module on Azure',
    {
      cloud: 'azure',
      bad: { 'module.x': { name: 'x' } },
      good: {
        locals: { tags: BASE },
        'module.x': { labels: call('merge', local('tags'), { team: 'a' }) },
      },
    },
  ],
  [
    'TAG-1',
    'of machines that a group starts',
    {
      bad: only('aws_autoscaling_group', {}),
      good: only('aws_autoscaling_group', {
        tag: { key: 'owner', value: 'a', propagate_at_launch: true },
      }),
    },
  ],
  [
    'TAG-2',
    '',
    {
      standards: {
        tags: { 'cost-center': '${{ entity.metadata.name }}' },
        tagRules: { 'cost-center': {} },
      },
      bad: { 'provider.aws': { default_tags: { tags: BASE } } },
      good: {
        'provider.aws': {
          default_tags: { tags: { ...BASE, 'cost-center': '12' } },
        },
      },
    },
  ],
  [
    'TAG-3',
    '',
    {
      standards: {
        tags: { 'cost-center': 'CC-1' },
        tagRules: { 'cost-center': { pattern: 'CC-[0-9]+' } },
      },
      bad: only('aws_sns_topic', { tags: { 'cost-center': 'mine' } }),
      good: only('aws_sns_topic', { tags: { 'cost-center': 'CC-2' } }),
    },
  ],
  [
    'NAME-1',
    'written out',
    {
      bad: only('aws_s3_bucket', { bucket: 'media' }),
      good: only('aws_s3_bucket', {
        bucket: template('media-', variable('environment')),
      }),
    },
  ],
  [
    'NAME-1',
    'given to each environment',
    {
      cloud: 'azure',
      values: {
        same: { dev: 'media', production: 'media' },
        own: { dev: 'mediadev', production: 'media' },
      },
      bad: only('azurerm_storage_account', { name: variable('same') }),
      good: only('azurerm_storage_account', { name: variable('own') }),
    },
  ],
  [
    'NAME-2',
    '',
    {
      bad: only('aws_mq_broker', { broker_name: 'orders' }),
      good: {
        'aws_mq_broker.x': { broker_name: variable('environment') },
        // Its name counts within the role.
        'aws_iam_role_policy.x': {
          name: 'connections',
          role: ref('aws_iam_role.x', 'id'),
        },
      },
    },
  ],
  [
    'NAME-2',
    'on Civo',
    {
      cloud: 'civo',
      bad: only('civo_network', { label: 'main' }),
      good: only('civo_network', { label: variable('environment') }),
    },
  ],
  [
    'NAME-3',
    '',
    {
      resourceType: 'aws:aws_mq_broker',
      bad: only('aws_mq_broker', {
        broker_name: template('orders-', variable('environment')),
      }),
      good: only('aws_mq_broker', {
        broker_name: template('shop-', variable('environment'), '-orders'),
      }),
    },
  ],
  [
    'REGION-1',
    'of a resource',
    {
      standards: { regions: { aws: { allowed: ['eu-central-1'] } } },
      bad: only('aws_dynamodb_table', {
        replica: { region_name: 'us-east-1' },
      }),
      good: only('aws_dynamodb_table', {
        replica: { region_name: 'eu-central-1' },
      }),
    },
  ],
  [
    'REGION-1',
    'by a zone, or by a place that is more than one region',
    {
      cloud: 'gcp',
      standards: { regions: { gcp: { allowed: ['europe-west3'] } } },
      bad: only('google_storage_bucket', { location: 'EU' }),
      good: {
        'google_compute_instance.x': { zone: 'europe-west3-a' },
        'google_kms_key_ring.x': { location: 'global' },
      },
    },
  ],
  [
    'REGION-1',
    'as people write it',
    {
      cloud: 'azure',
      standards: { regions: { azure: { allowed: ['westeurope'] } } },
      bad: only('azurerm_maps_account', { location: 'East US' }),
      good: only('azurerm_maps_account', { location: 'West Europe' }),
    },
  ],
  [
    'REGION-1',
    'of a module',
    {
      standards: { regions: { aws: { allowed: ['eu-central-1'] } } },
      bad: { 'module.x': { region: 'eu-west-1' } },
      good: { 'module.x': { region: 'eu-central-1' } },
    },
  ],
  [
    'RETIRED-1',
    'by the day',
    {
      today: '2028-10-01',
      cloud: 'azure',
      bad: only('azurerm_redis_cache', {}),
      good: only('azurerm_managed_redis', {}),
    },
  ],
  [
    'RETIRED-1',
    'in one form',
    {
      cloud: 'azure',
      bad: only('azurerm_public_ip', { sku: 'Basic' }),
      good: only('azurerm_public_ip', { sku: 'Standard' }),
    },
  ],
  ...(
    [
      [
        'aws_db_instance',
        { engine: 'postgres', engine_version: '14.9' },
        { engine: 'mariadb', engine_version: '14.9' },
      ],
      [
        'google_cloudfunctions2_function',
        { build_config: { runtime: 'nodejs20' } },
        { build_config: { runtime: 'nodejs24' } },
      ],
      [
        'google_sql_database_instance',
        { database_version: 'MYSQL_8_0_40' },
        { database_version: 'MYSQL_8_4' },
      ],
      [
        'azurerm_linux_function_app',
        { site_config: { application_stack: { dotnet_version: '8.0' } } },
        { site_config: { application_stack: { dotnet_version: '10.0' } } },
      ],
      [
        'civo_database',
        { engine: 'PostgreSQL', version: '14' },
        { engine: 'PostgreSQL', version: '17' },
      ],
      ['aws_eks_cluster', { version: '1.33' }, { version: '1.34' }],
    ] as const
  ).map(
    ([type, bad, good]): PolicyCase => [
      'RETIRED-1',
      `in an old version of ${type}`,
      { bad: only(type, bad), good: only(type, good) },
    ],
  ),
  [
    'RETIRED-2',
    'of a version',
    {
      bad: only('aws_eks_cluster', { version: '1.34' }),
      good: only('aws_eks_cluster', { version: '1.35' }),
    },
  ],
  [
    'RETIRED-2',
    '',
    {
      bad: only('aws_apprunner_service', {}),
      // That is over, which is more.
      good: only('aws_qldb_ledger', {}),
    },
  ],
];

test.each(CASES)(
  '%s %s is broken by one stack and kept by another',
  (id, _, given) => {
    const { bad, good } = verdictsOn(given);
    expect(bad).toContain(id);
    expect(good).not.toContain(id);
  },
);

test('no rule is without such stacks', () => {
  expect(idsOf(CASES)).toEqual(
    idsOf([
      ...NAME_POLICIES,
      ...REGION_POLICIES,
      ...RETIRED_POLICIES,
      ...TAG_POLICIES,
    ]),
  );
});

test('what is over says since when, and where that is written', () => {
  const [found] = violations(only('aws_qldb_ledger', {})).filter(({ rule }) =>
    rule.startsWith('RETIRED'),
  );
  expect(found).toMatchObject({
    rule: 'RETIRED-1',
    severity: 'error',
    message: expect.stringMatching(/Amazon QLDB ended on 2025-07-31 \(https:/),
    mend: expect.stringContaining('postgres-database'),
  });
});

test.each(
  [...RETIRED_SERVICES, ...ENDED_VERSIONS].map(one => [one.name, one] as const),
)(
  'the list says of %s what there is, when and where that is written',
  (_, { types, closed, ends, source }) => {
    const known = ['aws', 'azurerm', 'civo', 'google'].flatMap(name =>
      resourceTypes(name),
    );
    for (const type of types) {
      expect(
        known.some(one =>
          type.endsWith('_') ? one.startsWith(type) : one === type,
        ) && type,
      ).toBe(type);
    }
    expect(closed ?? ends).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(source).toMatch(/^https:\/\//);
  },
);
