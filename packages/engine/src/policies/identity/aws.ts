import type { BlockHandle } from '../../terraform';
import { aboutTypes, type Breach, type GeneralPolicy } from '../GeneralPolicy';
import { awsStatements, type AwsStatement } from './awsStatements';

const RATIONALE = 'Whoever gets hold of an identity can do what it may.';

/** What says what an identity may do, and the argument that says it. */
const IDENTITY_POLICIES: Record<string, string> = {
  aws_iam_group_policy: 'policy',
  aws_iam_policy: 'policy',
  aws_iam_role_policy: 'policy',
  aws_iam_user_policy: 'policy',
  aws_ssoadmin_permission_set_inline_policy: 'inline_policy',
};

/** What says who may use a resource, and the argument that says it. */
const RESOURCE_POLICIES: Record<string, string> = {
  aws_backup_vault_policy: 'policy',
  aws_cloudwatch_event_bus_policy: 'policy',
  aws_dynamodb_resource_policy: 'policy',
  aws_ecr_repository_policy: 'policy',
  aws_efs_file_system_policy: 'policy',
  aws_glacier_vault: 'access_policy',
  aws_kinesis_resource_policy: 'policy',
  aws_kms_key: 'policy',
  aws_kms_key_policy: 'policy',
  aws_opensearch_domain: 'access_policies',
  aws_opensearch_domain_policy: 'access_policies',
  aws_s3_bucket_policy: 'policy',
  aws_secretsmanager_secret_policy: 'policy',
  aws_sns_topic: 'policy',
  aws_sns_topic_policy: 'policy',
  aws_sqs_queue: 'policy',
  aws_sqs_queue_policy: 'policy',
};

/**
 * Actions that know no resource, so that `*` is the only one they can have.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const WITHOUT_RESOURCE = [
  /^[a-z0-9-]+:(Describe|List)/,
  /^cloudwatch:(PutMetricData|GetMetric)/,
  /^ec2messages:/,
  /^ecr(-public)?:GetAuthorizationToken$/,
  /^logs:(GetQueryResults|(Create|Delete|Get|List|Update)LogDelivery|PutResourcePolicy)$/,
  /^redshift-data:(CancelStatement|GetStatementResult)/,
  // Machines say that they are there before anybody knows their ids.
  /^ssm:UpdateInstanceInformation$/,
  /^ssmmessages:/,
  /^sts:(GetCallerIdentity|GetServiceBearerToken)$/,
  /^xray:(Get|Put)/,
];

/** Policies of AWS that allow everything, or everything with a service. */
const ADMINISTRATORS =
  /:iam::aws:policy\/(?:[\w-]+\/)*(AdministratorAccess|PowerUserAccess|SystemAdministrator|\w*FullAccess(V\d+|_v\d+)?)$/;

/** Where such a policy is given to somebody. */
const ATTACHMENTS: Record<string, string> = {
  aws_iam_group_policy_attachment: 'policy_arn',
  aws_iam_policy_attachment: 'policy_arn',
  aws_iam_role: 'managed_policy_arns',
  aws_iam_role_policy_attachment: 'policy_arn',
  aws_iam_role_policy_attachments_exclusive: 'policy_arns',
  aws_iam_user_policy_attachment: 'policy_arn',
  aws_ssoadmin_managed_policy_attachment: 'managed_policy_arn',
};

export const AWS_IDENTITY_POLICIES: readonly GeneralPolicy[] = [
  {
    id: 'AWS-IAM-1',
    severity: 'error',
    title: 'No identity may do everything, or everything with a service',
    rationale: RATIONALE,
    references: [
      'CKV_AWS_62',
      'CKV_AWS_63',
      'CKV_AWS_286',
      'CKV_AWS_287',
      'CKV_AWS_288',
      'CKV_AWS_289',
      'CKV2_AWS_40',
      'AWS-0342',
      'AWS-0345',
    ],
    ...aboutTypes(...Object.keys(IDENTITY_POLICIES)),
    find: block =>
      inPolicy(block, IDENTITY_POLICIES, {
        breaks: ({ actions }) =>
          actions.find(action => /^(\*|[a-z0-9-]+:\*)$/.test(action)),
        mend: action =>
          `Name the actions that are needed instead of ${action}.`,
      }),
  },
  {
    id: 'AWS-IAM-2',
    severity: 'error',
    title: 'Roles are for those who are named',
    rationale: RATIONALE,
    references: ['CKV_AWS_60', 'CKV_AWS_61', 'CKV_AWS_358', 'CKV_AWS_393'],
    ...aboutTypes('aws_iam_role'),
    find: block =>
      inPolicy(
        block,
        { aws_iam_role: 'assume_role_policy' },
        {
          breaks: ({ principals, conditions }) =>
            principals.find(
              who =>
                isEverybody(who) ||
                // A login service vouches for all of its users.
                (who.startsWith('Federated ') &&
                  !conditions.some(key => /:(sub|amr)$/.test(key))),
            ),
          mend: who =>
            who.startsWith('Federated ')
              ? 'Add a condition on the subject of the token.'
              : 'Name the service or the role that may take it on.',
        },
      ),
  },
  {
    id: 'AWS-IAM-3',
    severity: 'error',
    title: 'Rights are on resources that are named',
    rationale: RATIONALE,
    references: ['CKV_AWS_290', 'CKV_AWS_355', 'CKV_AWS_356', 'AWS-0346'],
    ...aboutTypes(...Object.keys(IDENTITY_POLICIES)),
    find: block =>
      inPolicy(block, IDENTITY_POLICIES, {
        breaks: ({ actions, resources, conditions }) =>
          resources.includes('*') && conditions.length === 0
            ? actions.find(
                action => !WITHOUT_RESOURCE.some(one => one.test(action)),
              )
            : undefined,
        mend: action =>
          `Name the resources that ${action} is for, or add a condition.`,
      }),
  },
  {
    id: 'AWS-IAM-4',
    severity: 'error',
    title: 'Nobody is given an administrator’s policy',
    rationale: RATIONALE,
    references: ['CKV_AWS_274', 'IAM.1'],
    ...aboutTypes(...Object.keys(ATTACHMENTS)),
    find(block, { facts }) {
      const path = ATTACHMENTS[block.type];
      const found = facts
        .membersAt(block, path)
        .find(({ value }) => ADMINISTRATORS.test(String(value)));
      return (
        found && {
          path,
          ...(found.environment !== undefined && {
            environment: found.environment,
          }),
          mend: 'Write a policy with the actions and resources that are needed.',
        }
      );
    },
  },
  {
    id: 'AWS-IAM-5',
    severity: 'error',
    title: 'Nobody has keys that never end',
    rationale: 'A key that never ends is found some day.',
    references: ['CKV_AWS_273'],
    ...aboutTypes(
      'aws_iam_access_key',
      'aws_iam_service_specific_credential',
      'aws_iam_user',
      'aws_iam_user_login_profile',
    ),
    find: () => ({
      mend: 'Use a role: workloads have one by themselves, CI and people sign in for a time.',
    }),
  },
  {
    id: 'AWS-IAM-6',
    severity: 'error',
    title: 'Resources let in who is named',
    rationale: 'What is open to everybody is open to everybody else’s account.',
    references: [
      'CKV_AWS_33',
      'CKV_AWS_70',
      'CKV_AWS_168',
      'CKV_AWS_169',
      'CKV_AWS_301',
      'CKV_AWS_364',
      'CKV_AWS_385',
      'CKV_AWS_387',
      'AWS-0097',
      'SQS.3',
      'SNS.4',
    ],
    ...aboutTypes(...Object.keys(RESOURCE_POLICIES), 'aws_lambda_permission'),
    find: (block, { facts }) =>
      block.type === 'aws_lambda_permission'
        ? lambdaPermission(
            facts.valuesAt(block, 'principal').map(({ value }) => value),
            facts
              .valuesAt(block, 'source_arn')
              .some(({ value }) => value !== undefined),
          )
        : inPolicy(block, RESOURCE_POLICIES, {
            breaks: ({ principals, conditions }) =>
              conditions.length === 0
                ? principals.find(isEverybody)
                : undefined,
            mend: () =>
              'Name the account, the role or the service, or add a condition.',
          }),
  },
  {
    id: 'AWS-IAM-7',
    severity: 'error',
    title: 'Roles are handed on by name, and to one service',
    rationale:
      'Whoever may hand on any role can have everything that any role may do.',
    references: [],
    ...aboutTypes(...Object.keys(IDENTITY_POLICIES)),
    find: block =>
      inPolicy(block, IDENTITY_POLICIES, {
        breaks: ({ actions, resources, conditions }) =>
          resources.includes('*') || !conditions.includes('iam:PassedToService')
            ? actions.find(action => /^iam:(\*|Pass(Role|\*))$/.test(action))
            : undefined,
        mend: action =>
          `Name the roles that ${action} is for, with a condition on iam:PassedToService.`,
      }),
  },
];

/** What a service may call it for must be said, or any account’s may. */
function lambdaPermission(
  principals: readonly unknown[],
  hasSource: boolean,
): Breach | undefined {
  if (principals.includes('*')) {
    return { path: 'principal', mend: 'Name who may call it.' };
  }
  return !hasSource &&
    principals.some(one => String(one).endsWith('.amazonaws.com'))
    ? { path: 'source_arn', mend: 'Name what the service calls it for.' }
    : undefined;
}

function isEverybody(principal: string): boolean {
  return principal === '*' || principal === 'AWS *';
}

function inPolicy(
  block: BlockHandle,
  paths: Record<string, string>,
  rule: {
    breaks: (statement: AwsStatement) => string | undefined;
    mend: (what: string) => string;
  },
): Breach | undefined {
  const path = paths[block.type];
  for (const statement of awsStatements(block.attributes[path])) {
    const what = statement.allows ? rule.breaks(statement) : undefined;
    if (what !== undefined) {
      return { path, mend: rule.mend(what) };
    }
  }
  return undefined;
}
