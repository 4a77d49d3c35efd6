import {
  conditional,
  jsonencode,
  ref,
  variable,
  type Attributes,
  type Value,
} from '../../terraform';
import {
  only,
  idsOf,
  verdictsOn,
  type PolicyCase,
  type Blocks,
  type Case,
} from '../__testUtils__/policyCases';
import { MESSAGE_POLICIES } from './messages';
import { PART_POLICIES } from './parts';
import { PRODUCTION_POLICIES } from './production';
import { SECRET_POLICIES } from './secrets';
import { WEB_APP_POLICIES } from './webApps';

const balancer = (internal: boolean): Blocks => ({
  'aws_security_group.x': { description: 'x' },
  'aws_lb.x': {
    internal,
    security_groups: [ref('aws_security_group.x', 'id')],
  },
});

const nested = (path: string, value: Value): Attributes =>
  path
    .split('.')
    .reduceRight<Value>(
      (inner, step) => ({ [step]: inner }),
      value,
    ) as Attributes;

/** In the order of the rules: where, what breaks and what keeps them. */
const WEB_APPS: readonly [path: string, bad: Value, good: Value][] = [
  ['https_only', false, true],
  ['site_config.minimum_tls_version', '1.0', '1.2'],
  ['identity.type', undefined, 'UserAssigned'],
  ['site_config.http2_enabled', undefined, true],
  ['logs.http_logs', undefined, { file_system: {} }],
  ['logs.detailed_error_messages', false, true],
  ['logs.failed_request_tracing', false, true],
  ['site_config.remote_debugging_enabled', true, false],
  ['site_config.ftps_state', 'AllAllowed', 'Disabled'],
  ['client_certificate_enabled', undefined, true],
  ['site_config.health_check_path', undefined, '/health'],
  ['site_config.always_on', false, true],
  ['ftp_publish_basic_authentication_enabled', undefined, false],
];

const CASES: PolicyCase[] = [
  [
    'KEEP-1',
    'in production only',
    {
      values: {
        never: { dev: false, production: false },
        later: { dev: false, production: true },
      },
      bad: only('aws_db_instance', { deletion_protection: variable('never') }),
      good: only('aws_db_instance', { deletion_protection: variable('later') }),
    },
  ],
  [
    'KEEP-1',
    'by a lock',
    {
      cloud: 'azure',
      values: { later: { dev: false, production: true } },
      bad: only('azurerm_mssql_database', {}),
      good: {
        'azurerm_mssql_database.x': {},
        'azurerm_management_lock.x': {
          scope: ref('azurerm_mssql_database.x', 'id'),
        },
      },
    },
  ],
  [
    'KEEP-1',
    'by a lock that is there in production',
    {
      cloud: 'azure',
      values: {
        early: { dev: true, production: false },
        later: { dev: false, production: true },
      },
      bad: {
        'azurerm_mssql_database.x': {},
        'azurerm_management_lock.x': {
          scope: ref('azurerm_mssql_database.x', 'id'),
          count: conditional(variable('early'), 1, 0),
        },
      },
      good: {
        'azurerm_mssql_database.x': {},
        'azurerm_management_lock.x': {
          scope: ref('azurerm_mssql_database.x', 'id'),
          count: conditional(variable('later'), 1, 0),
        },
      },
    },
  ],
  [
    'KEEP-2',
    '',
    {
      bad: only('aws_lb', { internal: true }),
      good: only('aws_lb', { enable_deletion_protection: true }),
    },
  ],
  [
    'HA-1',
    '',
    {
      cloud: 'civo',
      values: {
        one: { dev: 1, production: 1 },
        more: { dev: 1, production: 2 },
      },
      bad: only('civo_database', { nodes: variable('one') }),
      good: only('civo_database', { nodes: variable('more') }),
    },
  ],
  [
    'SECRET-1',
    'by name and value',
    {
      bad: only('aws_ecs_task_definition', {
        container_definitions: jsonencode([
          { environment: [{ name: 'DB_PASSWORD', value: 'x' }] },
        ]),
      }),
      good: only('aws_ecs_task_definition', {
        container_definitions: jsonencode([
          {
            environment: [{ name: 'TOKEN_URL', value: 'x' }],
            secrets: [{ name: 'DB_PASSWORD', valueFrom: 'arn' }],
          },
        ]),
      }),
    },
  ],
  [
    'SECRET-1',
    'in a map',
    {
      bad: only('aws_lambda_function', {
        environment: { variables: { API_KEY: 'x' } },
      }),
      good: only('aws_lambda_function', {
        environment: { variables: { API_KEY: variable('api_key') } },
      }),
    },
  ],
  [
    'SECRET-2',
    '',
    {
      cloud: 'civo',
      bad: {
        'civo_database.x': {},
        'output.x': { value: ref('civo_database.x', 'password') },
      },
      good: {
        'civo_database.x': {},
        'output.x': {
          value: ref('civo_database.x', 'password'),
          sensitive: true,
        },
      },
    },
  ],
  [
    'AWS-SQS-2',
    '',
    {
      bad: only('aws_sqs_queue', {}),
      good: {
        'aws_sqs_queue.x': {
          redrive_policy: jsonencode({
            deadLetterTargetArn: ref('aws_sqs_queue.failed', 'arn'),
          }),
        },
        'aws_sqs_queue.failed': {},
      },
    },
  ],
  [
    'GCP-PUB-3',
    '',
    {
      cloud: 'gcp',
      bad: only('google_pubsub_subscription', { topic: 'x' }),
      good: {
        'google_pubsub_topic.failed': {},
        'google_pubsub_subscription.x': {
          topic: 'x',
          dead_letter_policy: {
            dead_letter_topic: ref('google_pubsub_topic.failed', 'id'),
          },
        },
        'google_pubsub_subscription.failed': {
          topic: ref('google_pubsub_topic.failed', 'id'),
        },
        'google_pubsub_subscription.stream': { retain_acked_messages: true },
      },
    },
  ],
  [
    'GCP-PUB-4',
    '',
    {
      cloud: 'gcp',
      bad: only('google_pubsub_subscription', { topic: 'x' }),
      good: only('google_pubsub_subscription', {
        topic: 'x',
        retry_policy: { minimum_backoff: '10s' },
      }),
    },
  ],
  [
    'AWS-ECS-10',
    '',
    {
      bad: only('aws_ecs_task_definition', {
        task_role_arn: ref('aws_iam_role.x', 'arn'),
        execution_role_arn: ref('aws_iam_role.x', 'arn'),
      }),
      good: only('aws_ecs_task_definition', {
        task_role_arn: ref('aws_iam_role.x', 'arn'),
        execution_role_arn: ref('aws_iam_role.start', 'arn'),
      }),
    },
  ],
  [
    'AWS-ECS-11',
    '',
    {
      bad: only('aws_ecs_task_definition', {
        volume: [
          { name: 'tmp' },
          { name: 'files', efs_volume_configuration: { file_system_id: 'x' } },
        ],
      }),
      good: only('aws_ecs_task_definition', {
        volume: [
          { name: 'tmp' },
          {
            name: 'files',
            efs_volume_configuration: {
              file_system_id: 'x',
              transit_encryption: 'ENABLED',
            },
          },
        ],
      }),
    },
  ],
  [
    'AWS-SG-5',
    '',
    {
      bad: only('aws_security_group', {}),
      good: balancer(true),
    },
  ],
  [
    'AWS-API-9',
    '',
    {
      bad: only('aws_api_gateway_rest_api', {}),
      good: only('aws_api_gateway_rest_api', {
        lifecycle: { createBeforeDestroy: true },
      }),
    },
  ],
  [
    'GCP-GCS-6',
    '',
    {
      cloud: 'gcp',
      bad: only('google_storage_bucket', {
        logging: { log_bucket: ref('google_storage_bucket.x', 'name') },
      }),
      good: {
        'google_storage_bucket.logs': {},
        'google_storage_bucket.x': {
          logging: { log_bucket: ref('google_storage_bucket.logs', 'name') },
        },
      },
    },
  ],
  [
    'GCP-KMS-2',
    '',
    {
      cloud: 'gcp',
      bad: only('google_kms_crypto_key', {}),
      good: only('google_kms_crypto_key', {
        lifecycle: { preventDestroy: true },
      }),
    },
  ],
  [
    'CIVO-NET-2',
    '',
    {
      cloud: 'civo',
      bad: { 'civo_network.x': {}, 'civo_vpc_firewall.x': {} },
      good: { 'civo_vpc_firewall.x': {} },
    },
  ],
  ...WEB_APPS.map(([path, bad, good], index): [string, string, Case] => [
    `AZ-WEB-${index + 1}`,
    '',
    {
      cloud: 'azure',
      bad: only('azurerm_linux_web_app', nested(path, bad)),
      good: only('azurerm_linux_web_app', nested(path, good)),
    },
  ]),
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
      ...MESSAGE_POLICIES,
      ...PART_POLICIES,
      ...PRODUCTION_POLICIES,
      ...SECRET_POLICIES,
      ...WEB_APP_POLICIES,
    ]),
  );
});
