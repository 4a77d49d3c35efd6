import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type {
  AwsImplementation,
  Statement,
} from '../../clouds/aws/AwsImplementation';
import { decryptWithKey, encryptWithKey } from '../../clouds/aws/keyGrants';
import type { Expression } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { admitReader } from './awsReaders';
import type { EventStreamParameters } from './definition';

/** Source: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html */
const NAME_LENGTH = 128;

/** Source: https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html */
const METRICS = [
  'IncomingBytes',
  'IncomingRecords',
  'IteratorAgeMilliseconds',
  'OutgoingBytes',
  'ReadProvisionedThroughputExceeded',
  'WriteProvisionedThroughputExceeded',
];

export const kinesis: AwsImplementation<EventStreamParameters> = {
  name: 'kinesis',
  title: 'Amazon Kinesis Data Streams',
  limits: [
    {
      parameter: 'partitions',
      applies: p => p.partitions !== 4,
      message: 'Kinesis makes as many shards as the load needs.',
    },
    {
      parameter: 'size',
      applies: p => p.size !== 'small',
      message: 'Kinesis grows with the load by itself.',
    },
  ],
  build(scope, aws) {
    const node = scope as unknown as NodeScope;
    const stream = scope.resource('aws_kinesis_stream', undefined, {
      name: aws.name(node, { maxLength: NAME_LENGTH }),
      retention_period: scope.value(
        'retention_hours',
        'how long events can be read again, in hours.',
        p => p.retentionHours,
      ),
      encryption_type: 'KMS',
      kms_key_id: aws.encryption.keyArn(),
      enforce_consumer_deletion: false,
      shard_level_metrics: METRICS,
      stream_mode_details: { stream_mode: 'ON_DEMAND' },
    });
    const arn = stream.ref('arn');
    const { publish, consume, administer } = grantsOf(aws, arn);
    return {
      provides: {
        apis: ['kinesis-streams'],
        events: () => ({ arn }),
        environment: { NAME: stream.ref('name'), ARN: arn },
        grants: {
          publish,
          consume,
          readwrite: [...publish, ...consume],
          admin: [...publish, ...consume, administer],
        },
        admit: (consumer, access) =>
          access === 'publish'
            ? { grants: [], environment: {} }
            : admitReader({ scope: node, aws, arn, consumer }),
      },
    };
  },
};

function grantsOf(aws: AwsFoundation, arn: Expression) {
  const statement = (sid: string, actions: string[]): Statement => ({
    sid,
    actions,
    resources: [arn],
  });
  const describe = ['kinesis:DescribeStreamSummary', 'kinesis:ListShards'];
  return {
    publish: [
      statement('PublishEvents', [
        ...describe,
        'kinesis:PutRecord',
        'kinesis:PutRecords',
      ]),
      encryptWithKey(aws),
    ],
    consume: [
      statement('ConsumeEvents', [
        ...describe,
        'kinesis:DescribeStream',
        'kinesis:GetRecords',
        'kinesis:GetShardIterator',
      ]),
      decryptWithKey(aws),
    ],
    // The number of shards is not for people to say: the stream is on demand.
    administer: statement('AdministerStream', [
      'kinesis:DecreaseStreamRetentionPeriod',
      'kinesis:IncreaseStreamRetentionPeriod',
      'kinesis:ListStreamConsumers',
    ]),
  };
}
