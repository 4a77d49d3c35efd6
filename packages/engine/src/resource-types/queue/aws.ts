import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type {
  AwsImplementation,
  AwsProvider,
} from '../../clouds/aws/AwsImplementation';
import { fifoName } from '../../clouds/aws/fifoName';
import { decryptWithKey, encryptWithKey } from '../../clouds/aws/keyGrants';
import { denyInsecureTransport, policyDocument } from '../../clouds/aws/policy';
import { type BlockHandle, call, lazy, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { subscribeToTopic } from './awsSubscription';
import type { QueueParameters } from './definition';

type Scope = NodeScope<QueueParameters>;

/**
 * Longest name. Source:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html
 */
const NAME_LENGTH = 80;

/** Fourteen days, the longest there is: time to look at what went wrong. */
const DEAD_LETTER_RETENTION_SECONDS = 1209600;

export const sqs: AwsImplementation<QueueParameters> = {
  name: 'sqs',
  title: 'Amazon SQS',
  build(scope, aws) {
    const deadLetters = createDeadLetterQueue(scope, aws);
    const queue = createQueue(scope, aws, deadLetters);
    scope.resource('aws_sqs_queue_redrive_allow_policy', undefined, {
      queue_url: deadLetters.ref('url'),
      redrive_allow_policy: call('jsonencode', {
        redrivePermission: 'byQueue',
        sourceQueueArns: [queue.ref('arn')],
      }),
    });
    const senders = new Map<string, Value>();
    const failures = new Map<string, Value>();
    const policies = [
      writePolicy(scope, undefined, queue, senders),
      writePolicy(scope, 'dead_letter', deadLetters, failures),
    ];

    return {
      provides: {
        apis: ['sqs'],
        queue: {
          arn: queue.ref('arn'),
          hiddenSeconds: name => scope.in(name).visibilityTimeoutSeconds,
        },
        environment: { URL: queue.ref('url') },
        grants: grantsOf(aws, queue, deadLetters),
      },
      consumes: {
        subscribe: (topicArn, topic) =>
          subscribeToTopic(scope, aws, {
            topicArn,
            topic,
            queue,
            senders,
            deadLetters,
            failures,
            policies,
          }),
      },
    };
  },
};

function createQueue(
  scope: Scope,
  aws: AwsFoundation,
  deadLetters: BlockHandle,
): BlockHandle {
  return scope.resource('aws_sqs_queue', undefined, {
    name: queueName(scope, aws),
    ...fifoSettings(scope),
    kms_master_key_id: aws.encryption.keyArn(),
    visibility_timeout_seconds: scope.value(
      'visibility_timeout_seconds',
      'how long a received message is hidden, in seconds.',
      p => p.visibilityTimeoutSeconds,
    ),
    message_retention_seconds: scope.value(
      'message_retention_seconds',
      'how long a message waits to be received, in seconds.',
      p => p.messageRetentionSeconds,
    ),
    max_message_size: scope.value(
      'max_message_bytes',
      'largest message, in bytes.',
      p => p.maxMessageBytes,
    ),
    delay_seconds: scope.value(
      'delay_seconds',
      'how long a new message is hidden at first, in seconds.',
      p => p.delaySeconds,
    ),
    receive_wait_time_seconds: scope.value(
      'receive_wait_seconds',
      'how long a request waits for a message, in seconds.',
      p => p.receiveWaitSeconds,
    ),
    redrive_policy: call('jsonencode', {
      deadLetterTargetArn: deadLetters.ref('arn'),
      maxReceiveCount: scope.value(
        'max_receive_count',
        'attempts before a message moves to the dead-letter queue.',
        p => p.maxReceiveCount,
      ),
    }),
  });
}

// The dead letters of an ordered queue must be ordered too.
function createDeadLetterQueue(scope: Scope, aws: AwsFoundation): BlockHandle {
  return scope.resource(
    'aws_sqs_queue',
    'dead_letter',
    {
      name: queueName(scope, aws, 'dead-letter'),
      ...fifoSettings(scope),
      kms_master_key_id: aws.encryption.keyArn(),
      message_retention_seconds: DEAD_LETTER_RETENTION_SECONDS,
      receive_wait_time_seconds: 20,
    },
    {
      provenance: {
        reason: `Keeps the messages that users of ${scope.label} failed to work on.`,
        implicit: true,
      },
    },
  );
}

function queueName(scope: Scope, aws: AwsFoundation, suffix?: string): Value {
  return fifoName(aws, scope as NodeScope, {
    fifo: scope.structural(p => p.fifo),
    maxLength: NAME_LENGTH,
    suffix,
  });
}

function fifoSettings(scope: Scope): Record<string, Value> {
  if (!scope.structural(p => p.fifo)) {
    return {};
  }
  return {
    fifo_queue: true,
    content_based_deduplication: scope.structural(
      p => p.contentBasedDeduplication,
    ),
  };
}

function writePolicy(
  scope: Scope,
  suffix: string | undefined,
  queue: BlockHandle,
  senders: ReadonlyMap<string, Value>,
): BlockHandle {
  return scope.resource(
    'aws_sqs_queue_policy',
    suffix,
    {
      queue_url: queue.ref('url'),
      policy: lazy(() =>
        policyDocument([
          denyInsecureTransport('sqs:*', [queue.ref('arn')]),
          ...[...senders]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([, statement]) => statement),
        ]),
      ),
    },
    {
      provenance: {
        reason: 'Refuses requests without TLS, and lets its topics deliver.',
        implicit: true,
      },
    },
  );
}

/**
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html
 */
function grantsOf(
  aws: AwsFoundation,
  queue: BlockHandle,
  deadLetters: BlockHandle,
): AwsProvider['grants'] {
  const resources = [queue.ref('arn')];
  const send = {
    sid: 'SendMessages',
    actions: ['sqs:SendMessage', 'sqs:GetQueueUrl', 'sqs:GetQueueAttributes'],
    resources,
  };
  const receive = {
    sid: 'ReceiveMessages',
    actions: [
      'sqs:ReceiveMessage',
      'sqs:DeleteMessage',
      'sqs:ChangeMessageVisibility',
      'sqs:GetQueueUrl',
      'sqs:GetQueueAttributes',
    ],
    resources,
  };
  const purge = {
    sid: 'PurgeQueues',
    actions: ['sqs:PurgeQueue'],
    resources: [...resources, deadLetters.ref('arn')],
  };
  const redrive = {
    sid: 'RedriveDeadLetters',
    actions: [
      'sqs:StartMessageMoveTask',
      'sqs:CancelMessageMoveTask',
      'sqs:ListMessageMoveTasks',
      'sqs:ReceiveMessage',
      'sqs:DeleteMessage',
      'sqs:GetQueueUrl',
      'sqs:GetQueueAttributes',
    ],
    resources: [deadLetters.ref('arn')],
  };
  const decrypt = decryptWithKey(aws);
  const encrypt = encryptWithKey(aws);
  return {
    publish: [send, encrypt],
    consume: [receive, decrypt],
    readwrite: [send, receive, encrypt],
    admin: [send, receive, purge, redrive, encrypt],
  };
}
