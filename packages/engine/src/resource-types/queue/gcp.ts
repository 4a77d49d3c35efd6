import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import type {
  GcpGrant,
  GcpImplementation,
  GcpProvider,
} from '../../clouds/gcp/GcpImplementation';
import { createTopic } from '../../clouds/gcp/createTopic';
import {
  createDeadLetters,
  type DeadLetters,
} from '../../clouds/gcp/deadLetters';
import {
  ACK_SECONDS,
  ATTEMPTS,
  createSubscription,
  within,
} from '../../clouds/gcp/subscription';
import type { Limit } from '../../clouds/Cloud';
import type { BlockHandle, Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import {
  LARGEST_MESSAGE,
  LONGEST_WAIT_SECONDS,
  type QueueParameters,
} from './definition';

type Scope = NodeScope<QueueParameters>;

/** Pub/Sub keeps messages for ten minutes at least. */
const LEAST_RETENTION_SECONDS = 600;

/** Source: https://cloud.google.com/pubsub/quotas#resource_limits */
const LIMITS: readonly Limit<QueueParameters>[] = [
  {
    parameter: 'visibilityTimeoutSeconds',
    applies: p => p.visibilityTimeoutSeconds > 600,
    message:
      'Pub/Sub hides a message for 600 seconds at most; clients extend that while they work on it.',
  },
  {
    parameter: 'messageRetentionSeconds',
    applies: p => p.messageRetentionSeconds < 600,
    message: 'Pub/Sub keeps messages for 600 seconds at least.',
  },
  {
    parameter: 'maxReceiveCount',
    applies: p => p.maxReceiveCount < 5 || p.maxReceiveCount > 100,
    message: 'Pub/Sub makes 5 to 100 attempts; the nearest is used.',
  },
  {
    parameter: 'delaySeconds',
    effect: 'none',
    applies: p => p.delaySeconds > 0,
    message: 'Pub/Sub delivers new messages at once; the delay has no effect.',
    mend: 'Let the consumer wait, or publish later.',
  },
  {
    parameter: 'maxMessageBytes',
    applies: p => p.maxMessageBytes < LARGEST_MESSAGE,
    message: 'Pub/Sub takes messages of up to 10 MB.',
  },
  {
    parameter: 'receiveWaitSeconds',
    applies: p => p.receiveWaitSeconds !== LONGEST_WAIT_SECONDS,
    effect: 'none',
    message: 'With Pub/Sub, clients say how long they wait for messages.',
    mend: 'Set it in the consumer.',
  },
  {
    parameter: 'contentBasedDeduplication',
    applies: p => p.fifo && p.contentBasedDeduplication,
    message:
      'Pub/Sub delivers a message once, but takes equal messages for different ones.',
  },
];

/** A subscription: the queue's own, or one to a topic that it listens to. */
interface Inbox {
  /** Prefix of its environment variable: none, or `FROM_EVENTS_`. */
  readonly prefix: string;
  readonly subscription: BlockHandle;
  readonly topic: BlockHandle;
  /** The node whose topic it is. */
  readonly from?: NodeScope;
}

export const pubSubQueue: GcpImplementation<QueueParameters> = {
  name: 'pubsub',
  title: 'Google Cloud Pub/Sub',
  limits: LIMITS,
  build(scope, gcp) {
    const node = scope as NodeScope;
    const topic = createTopic(node, gcp);
    const deadLetters = createDeadLetters(node, gcp, `users of ${scope.label}`);
    const own = createInbox(scope, gcp, { topic, deadLetters });
    const inboxes: Inbox[] = [{ prefix: '', subscription: own, topic }];
    const subscribed = new Set<string>();
    return {
      get provides(): GcpProvider {
        return {
          ...providedBy(topic, inboxes, deadLetters),
          queue: {
            sources: inboxes,
            deadLetters: deadLetters.topic,
            isOrdered: scope.structural(p => p.fifo),
            attempts: environment => attemptsOf(scope.in(environment)),
            retentionSeconds: environment =>
              retentionSeconds(scope.in(environment)),
          },
        };
      },
      consumes: {
        subscribe(source, provider) {
          if (subscribed.has(provider.address)) {
            return;
          }
          subscribed.add(provider.address);
          inboxes.push({
            prefix: `FROM_${provider.address.toUpperCase()}_`,
            subscription: createInbox(scope, gcp, {
              topic: source,
              deadLetters,
              from: provider,
            }),
            topic: source,
            from: provider,
          });
        },
      },
    };
  },
};

function createInbox(
  scope: Scope,
  gcp: GcpFoundation,
  options: {
    topic: BlockHandle;
    deadLetters: DeadLetters;
    /** A topic of another node. */
    from?: NodeScope;
  },
): BlockHandle {
  const { topic, deadLetters, from } = options;
  return createSubscription(scope as NodeScope, gcp, {
    topic,
    deadLetters: deadLetters.topic,
    suffix: from && `from_${from.address}`,
    ackSeconds: scope.value(
      'ack_deadline_seconds',
      'how long a received message is hidden, in seconds.',
      p => within(ACK_SECONDS, p.visibilityTimeoutSeconds),
    ),
    retention: scope.value(
      'message_retention',
      'how long a message waits to be received.',
      p => `${retentionSeconds(p)}s`,
    ),
    attempts: scope.value(
      'max_delivery_attempts',
      'attempts before a message becomes a dead letter.',
      p => attemptsOf(p),
    ),
    ...(scope.structural(p => p.fifo) && {
      more: {
        enable_message_ordering: true,
        enable_exactly_once_delivery: true,
      },
    }),
    block: from && {
      provenance: {
        reason: `${scope.label} receives what is published to ${from.label}.`,
        implicit: true,
      },
    },
  });
}

function retentionSeconds({ messageRetentionSeconds }: QueueParameters) {
  return Math.max(messageRetentionSeconds, LEAST_RETENTION_SECONDS);
}

function attemptsOf({ maxReceiveCount }: QueueParameters): number {
  return within(ATTEMPTS, maxReceiveCount);
}

/** Source of the roles: https://cloud.google.com/pubsub/docs/access-control#roles */
function providedBy(
  topic: BlockHandle,
  inboxes: readonly Inbox[],
  deadLetters: DeadLetters,
): GcpProvider {
  const publish: GcpGrant = {
    name: 'publish',
    role: 'roles/pubsub.publisher',
    type: 'google_pubsub_topic_iam_member',
    on: { topic: topic.ref('name') },
  };
  const subscriber = (name: string, subscription: BlockHandle): GcpGrant => ({
    name,
    role: 'roles/pubsub.subscriber',
    type: 'google_pubsub_subscription_iam_member',
    on: { subscription: subscription.ref('name') },
  });
  const consume = inboxes.map(({ prefix, subscription }) =>
    subscriber(
      `consume_${prefix.toLowerCase()}`.replace(/_$/, ''),
      subscription,
    ),
  );
  const redrive = subscriber('redrive', deadLetters.subscription);
  const sending = { TOPIC: topic.ref('id') };
  const receiving: Record<string, Value> = Object.fromEntries(
    inboxes.map(({ prefix, subscription }) => [
      `${prefix}SUBSCRIPTION`,
      subscription.ref('id'),
    ]),
  );
  const both = { ...sending, ...receiving };
  return {
    grants: {
      publish: [publish],
      consume,
      readwrite: [publish, ...consume],
      admin: [publish, ...consume, redrive],
    },
    environmentByAccess: {
      publish: sending,
      consume: receiving,
      readwrite: both,
      admin: {
        ...both,
        DEAD_LETTER_SUBSCRIPTION: deadLetters.subscription.ref('id'),
      },
    },
  };
}
