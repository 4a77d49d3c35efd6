import type { NodeScope } from '../../resource-types/NodeScope';
import type { BlockHandle, BlockOptions, Value } from '../../terraform';
import type { GcpFoundation } from './GcpFoundation';

/** Source: https://cloud.google.com/pubsub/docs/pubsub-basics#resource_names */
export const PUBSUB_NAME = { maxLength: 255, letterFirst: true } as const;

/**
 * How long Pub/Sub waits for a message to be worked on, in seconds.
 * Source: https://cloud.google.com/pubsub/docs/lease-management
 */
export const ACK_SECONDS = { least: 10, most: 600 };

/** Source: https://cloud.google.com/pubsub/docs/handling-failures#dead_letter_topic */
export const ATTEMPTS = { least: 5, most: 100 };

/** A subscription that nothing gets lost in: what fails too often is kept. */
export function createSubscription(
  scope: NodeScope,
  gcp: GcpFoundation,
  options: {
    topic: BlockHandle;
    /** Topic for what failed too often. */
    deadLetters: BlockHandle;
    suffix?: string;
    ackSeconds: Value;
    retention: Value;
    attempts: Value;
    /** Arguments of ordered ones, or of those that push. */
    more?: Readonly<Record<string, Value>>;
    block?: BlockOptions;
  },
): BlockHandle {
  const { suffix } = options;
  const subscription = scope.resource(
    'google_pubsub_subscription',
    suffix,
    {
      name: gcp.name(scope, PUBSUB_NAME, suffix?.replace(/_+/g, '-')),
      topic: options.topic.ref('id'),
      ack_deadline_seconds: options.ackSeconds,
      message_retention_duration: options.retention,
      ...options.more,
      // It would go when nobody receives for a month.
      expiration_policy: { ttl: '' },
      retry_policy: { minimum_backoff: '10s', maximum_backoff: '600s' },
      dead_letter_policy: {
        dead_letter_topic: options.deadLetters.ref('id'),
        max_delivery_attempts: options.attempts,
      },
    },
    options.block,
  );
  scope.resource(
    'google_pubsub_subscription_iam_member',
    suffix ? `${suffix}_dead_letter` : 'dead_letter',
    {
      subscription: subscription.ref('name'),
      role: 'roles/pubsub.subscriber',
      member: gcp.encryption.agent('pubsub'),
    },
    {
      provenance: {
        reason: 'Pub/Sub itself takes out what failed too often.',
        implicit: true,
      },
    },
  );
  return subscription;
}

/** The nearest value that is allowed. */
export function within(
  { least, most }: { least: number; most: number },
  value: number,
): number {
  return Math.min(Math.max(value, least), most);
}
