import type { NodeScope } from '../../resource-types/NodeScope';
import type { BlockHandle } from '../../terraform';
import { createTopic } from './createTopic';
import type { GcpFoundation } from './GcpFoundation';
import { PUBSUB_NAME } from './subscription';

/** Thirty-one days, the longest there is: time to look at what went wrong. */
const RETENTION_SECONDS = 2678400;

/** Where messages go that nobody could work on, and how people get them out. */
export interface DeadLetters {
  readonly topic: BlockHandle;
  readonly subscription: BlockHandle;
}

/** @param whose - completes "Keeps the messages that … failed to work on." */
export function createDeadLetters(
  scope: NodeScope,
  gcp: GcpFoundation,
  whose: string,
): DeadLetters {
  const provenance = {
    reason: `Keeps the messages that ${whose} failed to work on.`,
    implicit: true,
  };
  const topic = createTopic(scope, gcp, { suffix: 'dead-letter', provenance });
  const subscription = scope.resource(
    'google_pubsub_subscription',
    'dead_letter',
    {
      name: gcp.name(scope, PUBSUB_NAME, 'dead-letter'),
      topic: topic.ref('id'),
      message_retention_duration: `${RETENTION_SECONDS}s`,
      expiration_policy: { ttl: '' },
    },
    { provenance },
  );
  scope.resource(
    'google_pubsub_topic_iam_member',
    'dead_letter',
    {
      topic: topic.ref('name'),
      role: 'roles/pubsub.publisher',
      member: gcp.encryption.agent('pubsub'),
    },
    {
      provenance: {
        reason: 'Pub/Sub itself moves what failed too often.',
        implicit: true,
      },
    },
  );
  return { topic, subscription };
}
