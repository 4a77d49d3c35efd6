import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import type {
  GcpGrant,
  GcpImplementation,
  GcpProvider,
} from '../../clouds/gcp/GcpImplementation';
import { createTopic } from '../../clouds/gcp/createTopic';
import type { Limit } from '../../clouds/Cloud';
import type { BlockHandle, Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { QueueParameters } from './definition';

type Scope = NodeScope<QueueParameters>;

/** Source: https://cloud.google.com/pubsub/docs/pubsub-basics#resource_names */
const NAME = { maxLength: 255, letterFirst: true } as const;

/** Thirty-one days, the longest there is: time to look at what went wrong. */
const DEAD_LETTER_RETENTION_SECONDS = 2678400;

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
}

export const pubSubQueue: GcpImplementation<QueueParameters> = {
  name: 'pubsub',
  title: 'Google Cloud Pub/Sub',
  limits: LIMITS,
  build(scope, gcp) {
    const node = scope as NodeScope;
    const topic = createTopic(node, gcp);
    const deadLetters = createDeadLetters(scope, gcp);
    const own = createSubscription(scope, gcp, { topic, deadLetters });
    const inboxes: Inbox[] = [{ prefix: '', subscription: own }];
    const subscribed = new Set<string>();
    return {
      get provides() {
        return providedBy(topic, inboxes, deadLetters);
      },
      consumes: {
        subscribe(source, provider) {
          if (subscribed.has(provider.address)) {
            return;
          }
          subscribed.add(provider.address);
          inboxes.push({
            prefix: `FROM_${provider.address.toUpperCase()}_`,
            subscription: createSubscription(scope, gcp, {
              topic: source,
              deadLetters,
              from: provider,
            }),
          });
        },
      },
    };
  },
};

interface DeadLetters {
  readonly topic: BlockHandle;
  readonly subscription: BlockHandle;
}

function createDeadLetters(scope: Scope, gcp: GcpFoundation): DeadLetters {
  const node = scope as NodeScope;
  const provenance = {
    reason: `Keeps the messages that users of ${scope.label} failed to work on.`,
    implicit: true,
  };
  const topic = createTopic(node, gcp, { suffix: 'dead-letter', provenance });
  const subscription = scope.resource(
    'google_pubsub_subscription',
    'dead_letter',
    {
      name: gcp.name(node, NAME, 'dead-letter'),
      topic: topic.ref('id'),
      message_retention_duration: `${DEAD_LETTER_RETENTION_SECONDS}s`,
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

function createSubscription(
  scope: Scope,
  gcp: GcpFoundation,
  options: {
    topic: BlockHandle;
    deadLetters: DeadLetters;
    /** A topic of another node. */
    from?: NodeScope;
  },
): BlockHandle {
  const node = scope as NodeScope;
  const { topic, deadLetters, from } = options;
  const suffix = from && `from_${from.address}`;
  const seconds = (
    name: string,
    about: string,
    pick: (p: QueueParameters) => number,
  ) => scope.value(name, about, p => `${pick(p)}s`);
  const subscription = scope.resource(
    'google_pubsub_subscription',
    suffix,
    {
      name: gcp.name(node, NAME, suffix?.replace(/_+/g, '-')),
      topic: topic.ref('id'),
      ack_deadline_seconds: scope.value(
        'ack_deadline_seconds',
        'how long a received message is hidden, in seconds.',
        p => clamp(p.visibilityTimeoutSeconds, 10, 600),
      ),
      message_retention_duration: seconds(
        'message_retention',
        'how long a message waits to be received.',
        p => Math.max(p.messageRetentionSeconds, 600),
      ),
      ...(scope.structural(p => p.fifo) && {
        enable_message_ordering: true,
        enable_exactly_once_delivery: true,
      }),
      // It would go when nobody receives for a month.
      expiration_policy: { ttl: '' },
      retry_policy: { minimum_backoff: '10s', maximum_backoff: '600s' },
      dead_letter_policy: {
        dead_letter_topic: deadLetters.topic.ref('id'),
        max_delivery_attempts: scope.value(
          'max_delivery_attempts',
          'attempts before a message becomes a dead letter.',
          p => clamp(p.maxReceiveCount, 5, 100),
        ),
      },
    },
    from && {
      provenance: {
        reason: `${scope.label} receives what is published to ${from.label}.`,
        implicit: true,
      },
    },
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

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
