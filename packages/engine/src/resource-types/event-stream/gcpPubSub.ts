import { createTopic } from '../../clouds/gcp/createTopic';
import type { GcpFoundation } from '../../clouds/gcp/GcpFoundation';
import type {
  GcpAccount,
  GcpGrant,
  GcpImplementation,
} from '../../clouds/gcp/GcpImplementation';
import type { BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { EventStreamParameters } from './definition';

const HOUR_SECONDS = 3600;

/** Source: https://cloud.google.com/pubsub/docs/pubsub-basics#resource_names */
const NAME = { maxLength: 255, letterFirst: true } as const;

export const pubSubStream: GcpImplementation<EventStreamParameters> = {
  name: 'pubsub',
  title: 'Google Cloud Pub/Sub',
  limits: [
    {
      parameter: 'partitions',
      applies: p => p.partitions !== 4,
      message: 'Pub/Sub has no partitions; ordering keys keep an order.',
    },
    {
      parameter: 'size',
      applies: p => p.size !== 'small',
      message: 'Pub/Sub grows with the load by itself.',
    },
  ],
  build(scope, gcp) {
    const topic = createTopic(scope as unknown as NodeScope, gcp);
    topic.attributes.message_retention_duration = retention(scope);
    const publish: GcpGrant = {
      name: 'publish',
      role: 'roles/pubsub.publisher',
      type: 'google_pubsub_topic_iam_member',
      on: { topic: topic.ref('name') },
    };
    const administer: GcpGrant = {
      name: 'administer',
      role: () => administratorRole(gcp),
      type: 'google_pubsub_topic_iam_member',
      on: { topic: topic.ref('name') },
    };
    const sending = { TOPIC: topic.ref('id') };
    return {
      provides: {
        grants: {
          publish: [publish],
          readwrite: [publish],
          admin: [publish, administer],
        },
        environmentByAccess: {
          publish: sending,
          readwrite: sending,
          admin: sending,
        },
        admit: (consumer, account, access, reason) =>
          access === 'publish'
            ? {}
            : {
                SUBSCRIPTION: subscribe(scope, gcp, {
                  topic,
                  consumer,
                  account,
                  reason,
                }).ref('id'),
              },
      },
    };
  },
};

/**
 * A place in the stream for one consumer, which nobody else moves: consumers
 * that share a subscription share its events.
 */
function subscribe(
  scope: NodeScope<EventStreamParameters>,
  gcp: GcpFoundation,
  options: {
    topic: BlockHandle;
    consumer: NodeScope;
    account: GcpAccount;
    reason: string;
  },
): BlockHandle {
  const { topic, consumer, account, reason } = options;
  const suffix = `from_${scope.address}`;
  const provenance = { reason, implicit: true };
  const subscription = consumer.resource(
    'google_pubsub_subscription',
    suffix,
    {
      name: gcp.name(consumer, NAME, suffix.replace(/_+/g, '-')),
      topic: topic.ref('id'),
      enable_message_ordering: true,
      retain_acked_messages: true,
      message_retention_duration: retention(scope),
      // It would go when nobody receives for a month.
      expiration_policy: { ttl: '' },
      retry_policy: { minimum_backoff: '10s', maximum_backoff: '600s' },
    },
    { provenance },
  );
  consumer.resource(
    'google_pubsub_subscription_iam_member',
    suffix,
    {
      subscription: subscription.ref('name'),
      role: 'roles/pubsub.subscriber',
      member: account.member,
    },
    { provenance },
  );
  return subscription;
}

/** Google’s own role for that may remove the topic, too. */
function administratorRole(gcp: GcpFoundation) {
  return gcp.identity.ownRole({
    name: 'stream-administrator',
    description: 'Changes how long a stream keeps events, and who is detached',
    permissions: [
      'pubsub.topics.detachSubscription',
      'pubsub.topics.get',
      'pubsub.topics.update',
    ],
  });
}

function retention(scope: NodeScope<EventStreamParameters>) {
  return scope.value(
    'retention',
    'how long events can be read again.',
    p => `${p.retentionHours * HOUR_SECONDS}s`,
  );
}
