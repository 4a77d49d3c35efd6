import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type {
  AwsImplementation,
  Statement,
} from '../../clouds/aws/AwsImplementation';
import { decryptWithKey, encryptWithKey } from '../../clouds/aws/keyGrants';
import { template, type BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { DocumentParameters } from './definition';

type Scope = NodeScope<DocumentParameters>;

/** DynamoDB grows with the load and is in three zones, whatever the size. */
export const dynamoDb: AwsImplementation<DocumentParameters> = {
  name: 'dynamodb',
  title: 'Amazon DynamoDB',
  limits: [
    {
      parameter: 'size',
      applies: p => p.size !== 'small',
      message: 'DynamoDB grows with the load by itself.',
    },
  ],
  build(scope, aws) {
    const indexes = [...new Set(scope.structural(p => p.indexes))];
    const table = createTable(scope, aws, indexes);
    return {
      provides: {
        apis: ['dynamodb'],
        environment: { NAME: table.ref('name') },
        grants: grantsOf(aws, table, indexes.map(indexName)),
      },
    };
  },
};

function createTable(
  scope: Scope,
  aws: AwsFoundation,
  indexes: readonly string[],
): BlockHandle {
  const partitionKey = scope.structural(p => p.partitionKey);
  const sortKey = scope.structural(p => p.sortKey);
  const expiryField = scope.structural(p => p.expiryField);
  if (sortKey === partitionKey) {
    scope.report('sortKey', {
      severity: 'error',
      code: 'keys-alike',
      message: `DynamoDB takes no field for both keys, and ${sortKey} is the partition key.`,
      mend: 'Choose another field, or leave the sort key out.',
    });
  }
  const keys = new Set([
    partitionKey,
    ...(sortKey === undefined ? [] : [sortKey]),
    ...indexes,
  ]);
  return scope.resource('aws_dynamodb_table', undefined, {
    // Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
    name: aws.name(scope as NodeScope, { maxLength: 255 }),
    billing_mode: 'PAY_PER_REQUEST',
    hash_key: partitionKey,
    ...(sortKey !== undefined && { range_key: sortKey }),
    deletion_protection_enabled: scope.value(
      'deletion_protection',
      'whether AWS refuses to delete it.',
      p => p.deletionProtection,
    ),
    attribute: [...keys].map(name => ({ name, type: 'S' })),
    ...(indexes.length > 0 && {
      global_secondary_index: indexes.map(name => ({
        name: indexName(name),
        hash_key: name,
        projection_type: 'ALL',
      })),
    }),
    ...(expiryField !== undefined && {
      ttl: { attribute_name: expiryField, enabled: true },
    }),
    point_in_time_recovery: {
      enabled: true,
      recovery_period_in_days: scope.value(
        'backup_days',
        'how long one can go back, in days.',
        p => p.backupDays,
      ),
    },
    server_side_encryption: {
      enabled: true,
      kms_key_arn: aws.encryption.keyArn(),
    },
  });
}

function indexName(field: string): string {
  return `by-${field}`;
}

/** Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html */
function grantsOf(
  aws: AwsFoundation,
  table: BlockHandle,
  indexes: readonly string[],
): {
  [access in 'read' | 'write' | 'readwrite' | 'admin']: Statement[];
} {
  const arn = table.ref('arn');
  const read = [
    {
      sid: 'ReadDocuments',
      actions: [
        'dynamodb:BatchGetItem',
        'dynamodb:DescribeTable',
        'dynamodb:GetItem',
      ],
      resources: [arn],
    },
    {
      sid: 'QueryDocuments',
      actions: ['dynamodb:Query', 'dynamodb:Scan'],
      resources: [arn, ...indexes.map(name => template(arn, `/index/${name}`))],
    },
  ];
  const write = {
    sid: 'WriteDocuments',
    actions: [
      'dynamodb:BatchWriteItem',
      'dynamodb:ConditionCheckItem',
      'dynamodb:DeleteItem',
      'dynamodb:DescribeTable',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
    ],
    resources: [arn],
  };
  const manage = {
    sid: 'ManageTable',
    actions: [
      'dynamodb:CreateBackup',
      'dynamodb:DescribeContinuousBackups',
      'dynamodb:DescribeTimeToLive',
      'dynamodb:UpdateTable',
      'dynamodb:UpdateTimeToLive',
    ],
    resources: [arn],
  };
  const encrypt = encryptWithKey(aws);
  return {
    read: [...read, decryptWithKey(aws)],
    write: [write, encrypt],
    readwrite: [...read, write, encrypt],
    admin: [...read, write, manage, encrypt],
  };
}
