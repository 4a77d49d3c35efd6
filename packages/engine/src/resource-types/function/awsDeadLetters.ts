import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import { denyInsecureTransport, policyDocument } from '../../clouds/aws/policy';
import { lazy, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';

/** Fourteen days, the longest there is: time to look at what went wrong. */
const RETENTION_SECONDS = 1209600;

export interface DeadLetters {
  readonly queue: BlockHandle;
  /** Must stand before anything is sent. */
  readonly policy: BlockHandle;
  /** Statements of the queue's policy, by who sends. */
  readonly senders: Map<string, Value>;
}

/** A queue for calls that nobody waits for and that failed. */
export function createDeadLetters(
  scope: NodeScope,
  aws: AwsFoundation,
): DeadLetters {
  const provenance = {
    reason: `Keeps the calls that ${scope.label} failed to work on.`,
    implicit: true,
  };
  const senders = new Map<string, Value>();
  const queue = scope.resource(
    'aws_sqs_queue',
    'dead_letter',
    {
      name: aws.name(scope, { maxLength: 80 }, 'dead-letter'),
      kms_master_key_id: aws.encryption.keyArn(),
      message_retention_seconds: RETENTION_SECONDS,
      receive_wait_time_seconds: 20,
    },
    { provenance },
  );
  const policy = scope.resource(
    'aws_sqs_queue_policy',
    'dead_letter',
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
    { provenance },
  );
  return { queue, policy, senders };
}
