import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type { AwsAdmission } from '../../clouds/aws/AwsImplementation';
import { template, type Expression } from '../../terraform';
import type { NodeScope } from '../NodeScope';

/** Longest name of a consumer; source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_RegisterStreamConsumer.html */
const NAME_LENGTH = 128;

const KEEPS_PLACE = {
  severity: 'info',
  code: 'place-kept-elsewhere',
  message:
    'Kinesis does not keep the place of who reads; its client library does, in tables of DynamoDB that it makes itself and names like the application.',
  mend: 'Name the application as the environment variable …_APPLICATION says; it has no right to other tables.',
} as const;

/**
 * What the Kinesis Client Library needs for one application: a place in the
 * stream that nobody else moves, and, where it asks for that, shards of which
 * it is sent everything at once. All of it is bound to the application's name.
 * Source: https://docs.aws.amazon.com/streams/latest/dev/kcl-iam-permissions.html
 */
export function admitReader(options: {
  scope: NodeScope;
  aws: AwsFoundation;
  /** The stream's. */
  arn: Expression;
  consumer: NodeScope;
}): AwsAdmission {
  const { scope, aws, arn, consumer } = options;
  // One name for each stream: the tables of two would be the same.
  const application = aws.name(
    consumer,
    { maxLength: NAME_LENGTH },
    scope.address.replace(/_+/g, '-'),
  );
  const registered = template(arn, '/consumer/', application, ':*');
  const tables = aws.arn('dynamodb', 'table/', application);
  consumer.report(scope.node.entityRef, KEEPS_PLACE);
  scope.notes.beforeRemoval.add(
    `Delete the tables in which readers of \`${scope.address}\` keep their place: their names begin with the names of the applications.`,
  );
  return {
    apis: ['dynamodb'],
    environment: { APPLICATION: application },
    grants: [
      {
        sid: 'RegisterReader',
        actions: ['kinesis:RegisterStreamConsumer'],
        resources: [arn],
      },
      {
        sid: 'SubscribeReader',
        actions: ['kinesis:DescribeStreamConsumer', 'kinesis:SubscribeToShard'],
        resources: [registered],
      },
      {
        sid: 'KeepPlace',
        actions: [
          'dynamodb:CreateTable',
          'dynamodb:DeleteItem',
          'dynamodb:DescribeTable',
          'dynamodb:GetItem',
          'dynamodb:PutItem',
          'dynamodb:Scan',
          'dynamodb:UpdateItem',
          'dynamodb:UpdateTable',
        ],
        resources: [
          tables,
          template(tables, '-CoordinatorState'),
          template(tables, '-WorkerMetricStats'),
        ],
      },
      {
        sid: 'FindPlace',
        actions: ['dynamodb:Query'],
        resources: [template(tables, '/index/*')],
      },
    ],
  };
}
