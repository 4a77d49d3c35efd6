import { resourceTypes } from 'stackgen-provider-schemas';
import { ref } from '../../terraform';
import {
  only,
  rulesOf,
  statement,
  idsOf,
  verdictsOn,
  type PolicyCase,
} from '../__testUtils__/policyCases';
import { AWS_IDENTITY_POLICIES } from './aws';
import { AZURE_IDENTITY_POLICIES } from './azure';
import { GCP_IDENTITY_POLICIES } from './gcp';
import { KUBERNETES_IDENTITY_POLICIES } from './kubernetes';

const CASES: PolicyCase[] = [
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
    'AWS-IAM-7',
    '',
    {
      bad: only('aws_iam_role_policy', {
        policy: statement({
          Action: ['ecs:RunTask', 'iam:PassRole'],
          Resource: 'arn:aws:iam::123456789012:role/job',
        }),
      }),
      good: only('aws_iam_role_policy', {
        policy: statement({
          Action: 'iam:PassRole',
          Resource: 'arn:aws:iam::123456789012:role/job',
          Condition: {
            StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
          },
        }),
      }),
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
  (id, _, given) => {
    const { bad, good } = verdictsOn(given);
    expect(bad).toContain(id);
    expect(good).not.toContain(id);
  },
);

test('no rule is without such stacks', () => {
  expect(idsOf(CASES)).toEqual(
    idsOf([
      ...AWS_IDENTITY_POLICIES,
      ...AZURE_IDENTITY_POLICIES,
      ...GCP_IDENTITY_POLICIES,
      ...KUBERNETES_IDENTITY_POLICIES,
    ]),
  );
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
