import {
  standardsSchema,
  type AppStack,
  type Cloud,
  type StandardsInput,
} from 'backstage-plugin-stackgen-common';
import { resourceTypes } from 'stackgen-provider-schemas';
import type { BuiltStack } from '../build';
import { EnvironmentValues } from '../standards/EnvironmentValues';
import {
  call,
  conditional,
  jsonencode,
  local,
  ref,
  template,
  TerraformDocument,
  variable,
  type Attributes,
  type Value,
} from '../terraform';
import { evaluatePolicies, type About } from './evaluate';
import { GENERAL_POLICIES, POLICIES } from './index';
import { RETIRED_SERVICES } from './organization/retiredServices';

/** Blocks by address; `provider.aws`, `module.x` and `locals` are such, too. */
type Blocks = Record<string, Attributes>;

interface Case {
  readonly bad: Blocks;
  readonly good?: Blocks;
  readonly cloud?: Cloud;
  readonly standards?: StandardsInput;
  readonly today?: string;
  /** Values of variables by environment. */
  readonly values?: Record<string, Record<string, string | boolean>>;
  /** Type that the mapping gave to the node that all is written for. */
  readonly resourceType?: string;
}

function violations(blocks: Blocks, options: Omit<Case, 'bad' | 'good'> = {}) {
  const { cloud = 'aws', standards = {}, today, resourceType } = options;
  const document = TerraformDocument.create();
  const entityRef = 'resource:default/x';
  const file = document.file('main.tf', {
    provenance: { reason: 'test', entityRef },
  });
  for (const [address, attributes] of Object.entries(blocks)) {
    const [type, name] = address.split('.');
    if (type === 'locals') {
      file.locals(attributes);
    } else if (type === 'provider') {
      file.provider(name, attributes);
    } else if (type === 'module') {
      file.module(name, { source: './x', inputs: attributes });
    } else {
      file.resource(type, name, attributes);
    }
  }
  const values = EnvironmentValues.create(['dev', 'production']);
  for (const [name, given] of Object.entries(options.values ?? {})) {
    values.variable(name, name, environment => given[environment]);
  }
  const about: About = {
    appStack: {
      cloud,
      name: 'shop',
      nodes: resourceType ? [{ entityRef, resourceType }] : [],
    } as unknown as AppStack,
    ...(today !== undefined && { today }),
  };
  return evaluatePolicies(
    { document, values } as unknown as BuiltStack,
    standardsSchema.parse(standards),
    about,
  );
}

function rulesOf(blocks: Blocks, options: Omit<Case, 'bad' | 'good'> = {}) {
  return [...new Set(violations(blocks, options).map(({ rule }) => rule))];
}

const statement = (more: Record<string, Value>): Value =>
  jsonencode({ Statement: [{ Effect: 'Allow', ...more }] });

const BASE = {
  application: 'shop',
  environment: variable('environment'),
  'managed-by': 'terraform',
};

const balancer = (internal: boolean): Blocks => ({
  'aws_security_group.x': { description: 'x' },
  'aws_lb.x': {
    internal,
    security_groups: [ref('aws_security_group.x', 'id')],
  },
});

const webRule = (port: number): Blocks => ({
  'aws_vpc_security_group_ingress_rule.x': {
    security_group_id: ref('aws_security_group.x', 'id'),
    description: 'x',
    ip_protocol: 'tcp',
    from_port: port,
    to_port: port,
    cidr_ipv4: '0.0.0.0/0',
  },
});

const inbound = (more: Record<string, Value>): Blocks => ({
  'azurerm_network_security_rule.x': {
    direction: 'Inbound',
    access: 'Allow',
    source_address_prefix: 'Internet',
    destination_port_range: '22',
    ...more,
  },
});

const outbound = (port: string): Blocks => ({
  'azurerm_network_security_group.x': {
    security_rule: {
      direction: 'Outbound',
      access: 'Allow',
      destination_address_prefix: '*',
      destination_port_range: port,
    },
  },
});

const only = (type: string, attributes: Attributes): Blocks => ({
  [`${type}.x`]: attributes,
});

const CASES: [id: string, about: string, given: Case][] = [
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
  [
    'RETIRED-2',
    '',
    {
      bad: only('aws_apprunner_service', {}),
      // That is over, which is more.
      good: only('aws_qldb_ledger', {}),
    },
  ],
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
    'AWS-SG-2',
    'by a rule of a group',
    {
      bad: only('aws_vpc_security_group_egress_rule', { cidr_ipv6: '::/0' }),
      good: only('aws_vpc_security_group_egress_rule', {
        cidr_ipv4: '10.0.0.0/16',
      }),
    },
  ],
  [
    'AWS-SG-2',
    'by a group',
    {
      bad: only('aws_security_group', {
        egress: { cidr_blocks: ['0.0.0.0/0'] },
      }),
      good: only('aws_security_group', {
        egress: { cidr_blocks: ['10.0.0.0/8'] },
      }),
    },
  ],
  [
    'AWS-SG-4',
    'but to a public load balancer',
    {
      bad: { ...balancer(true), ...webRule(443) },
      good: { ...balancer(false), ...webRule(443) },
    },
  ],
  [
    'AWS-SG-4',
    'at other ports not even to that',
    {
      bad: { ...balancer(false), ...webRule(22) },
      good: { ...balancer(false), ...webRule(80) },
    },
  ],
  [
    'AWS-SG-4',
    'by an old rule',
    {
      bad: only('aws_security_group_rule', {
        type: 'ingress',
        protocol: '-1',
        cidr_blocks: ['0.0.0.0/0'],
      }),
      good: only('aws_security_group_rule', {
        type: 'ingress',
        protocol: '-1',
        cidr_blocks: ['10.0.0.0/8'],
      }),
    },
  ],
  [
    'AWS-OPEN-1',
    '',
    {
      bad: only('aws_mq_broker', { publicly_accessible: true }),
      good: only('aws_mq_broker', { publicly_accessible: false }),
    },
  ],
  [
    'AWS-OPEN-1',
    'in a template',
    {
      bad: only('aws_launch_template', {
        network_interfaces: { associate_public_ip_address: 'true' },
      }),
      good: only('aws_launch_template', {}),
    },
  ],
  [
    'AWS-IAM-1',
    '',
    {
      bad: only('aws_iam_role_policy', {
        policy: statement({ Action: ['s3:*'], Resource: 'x' }),
      }),
      good: only('aws_iam_role_policy', {
        policy: statement({ Action: 's3:GetObject', Resource: 'x' }),
      }),
    },
  ],
  [
    'AWS-IAM-1',
    'in a text, or by leaving out',
    {
      bad: only('aws_iam_policy', {
        policy: '{"Statement":{"Effect":"Allow","NotAction":"iam:*"}}',
      }),
      good: only('aws_iam_policy', {
        policy: '{"Statement":{"Effect":"Deny","Action":"*"}}',
      }),
    },
  ],
  [
    'AWS-IAM-2',
    '',
    {
      bad: only('aws_iam_role', {
        assume_role_policy: statement({ Principal: { AWS: '*' } }),
      }),
      good: only('aws_iam_role', {
        assume_role_policy: statement({
          Principal: { Service: 'ecs-tasks.amazonaws.com' },
        }),
      }),
    },
  ],
  [
    'AWS-IAM-2',
    'of a login service',
    {
      bad: only('aws_iam_role', {
        assume_role_policy: statement({ Principal: { Federated: 'github' } }),
      }),
      good: only('aws_iam_role', {
        assume_role_policy: statement({
          Principal: { Federated: 'github' },
          Condition: { StringEquals: { 'github:sub': 'repo:a/b' } },
        }),
      }),
    },
  ],
  [
    'AWS-IAM-3',
    '',
    {
      bad: only('aws_iam_role_policy', {
        policy: statement({ Action: 'kms:Decrypt', Resource: '*' }),
      }),
      good: only('aws_iam_role_policy', {
        policy: statement({
          Action: ['ecr:GetAuthorizationToken', 'ec2:DescribeVolumes'],
          Resource: '*',
        }),
      }),
    },
  ],
  [
    'AWS-IAM-4',
    '',
    {
      bad: only('aws_iam_role_policy_attachment', {
        policy_arn: 'arn:aws:iam::aws:policy/AmazonS3FullAccess',
      }),
      good: only('aws_iam_role_policy_attachment', {
        policy_arn: 'arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy',
      }),
    },
  ],
  ['AWS-IAM-5', '', { bad: only('aws_iam_access_key', { user: 'ci' }) }],
  [
    'AWS-IAM-6',
    '',
    {
      bad: only('aws_sqs_queue_policy', {
        policy: statement({ Principal: '*', Action: 'sqs:SendMessage' }),
      }),
      good: only('aws_sqs_queue_policy', {
        policy: statement({
          Principal: { AWS: '*' },
          Action: 'sqs:SendMessage',
          Condition: { ArnEquals: { 'aws:SourceArn': 'x' } },
        }),
      }),
    },
  ],
  [
    'AWS-IAM-6',
    'of a function',
    {
      bad: only('aws_lambda_permission', { principal: 's3.amazonaws.com' }),
      good: only('aws_lambda_permission', {
        principal: 's3.amazonaws.com',
        source_arn: 'x',
      }),
    },
  ],
  [
    'AZ-NET-3',
    '',
    {
      cloud: 'azure',
      bad: inbound({}),
      good: inbound({ destination_port_range: '443' }),
    },
  ],
  [
    'AZ-NET-3',
    'by a list',
    {
      cloud: 'azure',
      bad: inbound({
        source_address_prefix: undefined,
        source_address_prefixes: ['10.0.0.0/8', '0.0.0.0/0'],
      }),
      good: inbound({ access: 'Deny' }),
    },
  ],
  [
    'AZ-NET-4',
    '',
    { cloud: 'azure', bad: outbound('*'), good: outbound('443') },
  ],
  [
    'AZ-OPEN-1',
    '',
    {
      cloud: 'azure',
      bad: only('azurerm_cognitive_account', {}),
      good: only('azurerm_cognitive_account', {
        public_network_access_enabled: false,
      }),
    },
  ],
  [
    'AZ-OPEN-2',
    '',
    {
      cloud: 'azure',
      bad: only('azurerm_network_interface', {
        ip_configuration: { public_ip_address_id: 'x' },
      }),
      good: only('azurerm_network_interface', { ip_configuration: {} }),
    },
  ],
  [
    'AZ-IAM-1',
    'by name',
    {
      cloud: 'azure',
      bad: only('azurerm_role_assignment', { role_definition_name: 'Owner' }),
      good: only('azurerm_role_assignment', {
        role_definition_name: 'Key Vault Secrets User',
      }),
    },
  ],
  [
    'AZ-IAM-1',
    'by id',
    {
      cloud: 'azure',
      bad: only('azurerm_role_assignment', {
        role_definition_id:
          '/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c',
      }),
      good: only('azurerm_role_assignment', {
        role_definition_id: ref('azurerm_role_definition.x', 'id'),
      }),
    },
  ],
  [
    'AZ-IAM-2',
    '',
    {
      cloud: 'azure',
      bad: only('azurerm_role_assignment', {
        role_definition_name: 'Reader',
        scope: ref('azurerm_resource_group.main', 'id'),
      }),
      good: only('azurerm_role_assignment', {
        role_definition_name: 'Reader',
        scope: ref('azurerm_eventhub.x', 'id'),
      }),
    },
  ],
  [
    'AZ-IAM-2',
    'by id',
    {
      cloud: 'azure',
      bad: only('azurerm_role_assignment', { scope: '/subscriptions/1' }),
      good: only('azurerm_role_assignment', {
        scope:
          '/subscriptions/1/resourceGroups/a/providers/Microsoft.Cache/redis/b',
      }),
    },
  ],
  [
    'AZ-IAM-3',
    '',
    {
      cloud: 'azure',
      bad: only('azurerm_role_definition', { permissions: { actions: ['*'] } }),
      good: only('azurerm_role_definition', {
        permissions: { data_actions: ['Microsoft.Storage/x/read'] },
      }),
    },
  ],
  [
    'AZ-IAM-4',
    '',
    { cloud: 'azure', bad: only('azurerm_eventhub_authorization_rule', {}) },
  ],
  [
    'GCP-NET-6',
    '',
    {
      cloud: 'gcp',
      bad: only('google_compute_firewall', {
        direction: 'EGRESS',
        allow: { protocol: 'all' },
      }),
      good: only('google_compute_firewall', {
        direction: 'EGRESS',
        destination_ranges: ['0.0.0.0/0'],
        deny: { protocol: 'all' },
        allow: { protocol: 'tcp', ports: ['443'] },
      }),
    },
  ],
  [
    'GCP-NET-7',
    '',
    {
      cloud: 'gcp',
      bad: only('google_compute_network_firewall_policy_rule', {
        direction: 'INGRESS',
        action: 'allow',
        match: {
          src_ip_ranges: ['0.0.0.0/0'],
          layer4_configs: { ip_protocol: 'tcp', ports: ['22'] },
        },
      }),
      good: only('google_compute_network_firewall_policy_rule', {
        direction: 'INGRESS',
        action: 'deny',
        match: {
          src_ip_ranges: ['0.0.0.0/0'],
          layer4_configs: { ip_protocol: 'all' },
        },
      }),
    },
  ],
  [
    'GCP-OPEN-1',
    '',
    {
      cloud: 'gcp',
      bad: only('google_compute_instance', {
        network_interface: { access_config: {} },
      }),
      good: only('google_compute_instance', { network_interface: {} }),
    },
  ],
  [
    'GCP-IAM-7',
    '',
    {
      cloud: 'gcp',
      bad: only('google_folder_iam_binding', { role: 'roles/editor' }),
      good: only('google_project_iam_member', {
        role: 'roles/managedkafka.client',
      }),
    },
  ],
  [
    'GCP-IAM-8',
    '',
    {
      cloud: 'gcp',
      bad: only('google_kms_crypto_key_iam_binding', {
        members: ['user:a@example.com', 'allUsers'],
      }),
      good: only('google_kms_crypto_key_iam_binding', {
        members: ['user:a@example.com'],
      }),
    },
  ],
  [
    'GCP-IAM-9',
    '',
    {
      cloud: 'gcp',
      bad: only('google_project_iam_binding', { role: 'roles/x' }),
      good: only('google_project_iam_member', { role: 'roles/x' }),
    },
  ],
  [
    'GCP-IAM-10',
    '',
    { cloud: 'gcp', bad: only('google_service_account_key', {}) },
  ],
  [
    'CIVO-FW-6',
    '',
    {
      cloud: 'civo',
      bad: only('civo_firewall', {
        ingress_rule: [
          { port_range: '443', cidr: ['0.0.0.0/0'] },
          { port_range: '5432', cidr: ['0.0.0.0/0'] },
        ],
      }),
      good: only('civo_firewall', {
        ingress_rule: [
          { port_range: '443', cidr: ['0.0.0.0/0'] },
          { port_range: '5432', cidr: ['0.0.0.0/0'], action: 'deny' },
        ],
      }),
    },
  ],
  [
    'CIVO-FW-7',
    '',
    {
      cloud: 'civo',
      bad: only('civo_firewall', {
        egress_rule: { port_range: '1-65535', cidr: ['0.0.0.0/0'] },
      }),
      good: only('civo_firewall', {
        egress_rule: { port_range: '443', cidr: ['0.0.0.0/0'] },
      }),
    },
  ],
  [
    'K8S-NET-1',
    '',
    {
      cloud: 'civo',
      bad: only('kubernetes_network_policy_v1', {
        spec: { egress: { to: { ip_block: { cidr: '0.0.0.0/0' } } } },
      }),
      good: only('kubernetes_network_policy_v1', {
        spec: {
          policy_types: ['Ingress', 'Egress'],
          egress: {
            to: { ip_block: { cidr: '0.0.0.0/0' } },
            ports: { port: '443' },
          },
        },
      }),
    },
  ],
  [
    'K8S-NET-2',
    '',
    {
      cloud: 'civo',
      bad: only('kubernetes_service_v1', { spec: { type: 'LoadBalancer' } }),
      good: only('kubernetes_service_v1', { spec: {} }),
    },
  ],
  [
    'K8S-RBAC-1',
    '',
    {
      cloud: 'civo',
      bad: only('kubernetes_cluster_role_binding_v1', {
        role_ref: { kind: 'ClusterRole', name: 'cluster-admin' },
      }),
      good: only('kubernetes_cluster_role_binding_v1', {
        role_ref: { kind: 'ClusterRole', name: 'view' },
      }),
    },
  ],
  [
    'K8S-RBAC-2',
    '',
    {
      cloud: 'civo',
      bad: only('kubernetes_role_v1', {
        rule: { api_groups: [''], resources: ['pods'], verbs: ['*'] },
      }),
      good: only('kubernetes_role_v1', {
        rule: { api_groups: [''], resources: ['pods'], verbs: ['get'] },
      }),
    },
  ],
  [
    'K8S-RBAC-3',
    '',
    {
      cloud: 'civo',
      bad: only('kubernetes_role_binding_v1', {
        subject: { kind: 'Group', name: 'system:unauthenticated' },
      }),
      good: only('kubernetes_role_binding_v1', {
        subject: { kind: 'ServiceAccount', name: 'shop' },
      }),
    },
  ],
];

test.each(CASES)(
  '%s %s is broken by one stack and kept by another',
  (id, _, { bad, good, ...options }) => {
    expect(rulesOf(bad, options)).toContain(id);
    expect(rulesOf(good ?? {}, options)).not.toContain(id);
  },
);

test('each rule can be broken, has an id of its own, and says what it is for', () => {
  const ids = GENERAL_POLICIES.map(({ id }) => id);
  expect([...new Set(CASES.map(([id]) => id))].sort()).toEqual([...ids].sort());
  const all = [...ids, ...POLICIES.map(({ id }) => id)];
  expect(new Set(all).size).toBe(all.length);
  for (const { title, rationale } of GENERAL_POLICIES) {
    expect(title).toMatch(/\w/);
    expect(rationale).toMatch(/\.$/);
  }
});

test('a lock that is there in production only is enough', () => {
  const locked = (wanted: Value): Blocks => ({
    'azurerm_mssql_database.x': {},
    'azurerm_management_lock.x': {
      scope: ref('azurerm_mssql_database.x', 'id'),
      count: wanted,
    },
  });
  // `count` is no argument of a resource for the document, so it is an option.
  const document = TerraformDocument.create();
  const file = document.file('main.tf', { provenance: { reason: 'test' } });
  for (const [address, { count, ...attributes }] of Object.entries(
    locked(conditional(variable('keep'), 1, 0)),
  )) {
    const [type, name] = address.split('.');
    file.resource(
      type,
      name,
      attributes,
      count === undefined ? undefined : { count },
    );
  }
  const found = (production: boolean) => {
    const values = EnvironmentValues.create(['dev', 'production']);
    values.variable('keep', 'keep', name =>
      name === 'production' ? production : !production,
    );
    return evaluatePolicies(
      { document, values } as unknown as BuiltStack,
      standardsSchema.parse({}),
    ).map(({ rule }) => rule);
  };
  expect(found(true)).not.toContain('KEEP-1');
  expect(found(false)).toContain('KEEP-1');
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

test.each(RETIRED_SERVICES.map(one => [one.name, one] as const))(
  'the list says of %s what there is, when and where that is written',
  (_, { types, closed, ends, source }) => {
    const known = ['aws', 'azurerm', 'google'].flatMap(name =>
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

test('a profile makes less of a general rule, too', () => {
  const severities = (rules: Record<string, 'info' | 'off'>) =>
    violations(only('aws_iam_user', {}), {
      standards: { policies: { rules } },
    })
      .filter(({ rule }) => rule === 'AWS-IAM-5')
      .map(({ severity }) => severity);
  expect(severities({})).toEqual(['error']);
  expect(severities({ 'AWS-IAM-5': 'info' })).toEqual(['info']);
  expect(severities({ 'AWS-IAM-5': 'off' })).toEqual([]);
});

test('whatever a right is for on Google Cloud, one rule refuses to give it to everybody', () => {
  const types = resourceTypes('google').filter(type =>
    /_iam_member$/.test(type),
  );
  expect(types).toContain('google_artifact_registry_repository_iam_member');
  for (const type of types) {
    const rules = rulesOf(only(type, { member: 'allUsers' }), {
      cloud: 'gcp',
    }).filter(id => /^GCP-IAM-[1-68]$/.test(id));
    expect([type, rules]).toEqual([type, [expect.any(String)]]);
  }
});
