import { createTopic } from '../../clouds/gcp/createTopic';
import type {
  GcpGrant,
  GcpImplementation,
} from '../../clouds/gcp/GcpImplementation';
import type { NodeScope } from '../NodeScope';
import type { EventStreamParameters } from './definition';

const HOUR_SECONDS = 3600;

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
    const node = scope as unknown as NodeScope;
    const topic = createTopic(node, gcp);
    topic.attributes.message_retention_duration = scope.value(
      'retention',
      'how long events can be read again.',
      p => `${p.retentionHours * HOUR_SECONDS}s`,
    );
    const subscription = scope.resource(
      'google_pubsub_subscription',
      undefined,
      {
        name: gcp.name(node, { maxLength: 255, letterFirst: true }),
        topic: topic.ref('id'),
        enable_message_ordering: true,
        retain_acked_messages: true,
        message_retention_duration: scope.value(
          'retention',
          'how long events can be read again.',
          p => `${p.retentionHours * HOUR_SECONDS}s`,
        ),
        // It would go when nobody receives for a month.
        expiration_policy: { ttl: '' },
        retry_policy: { minimum_backoff: '10s', maximum_backoff: '600s' },
      },
    );
    const publish: GcpGrant = {
      name: 'publish',
      role: 'roles/pubsub.publisher',
      type: 'google_pubsub_topic_iam_member',
      on: { topic: topic.ref('name') },
    };
    const consume: GcpGrant = {
      name: 'consume',
      role: 'roles/pubsub.subscriber',
      type: 'google_pubsub_subscription_iam_member',
      on: { subscription: subscription.ref('name') },
    };
    const sending = { TOPIC: topic.ref('id') };
    const receiving = { SUBSCRIPTION: subscription.ref('id') };
    return {
      provides: {
        grants: {
          publish: [publish],
          consume: [consume],
          readwrite: [publish, consume],
          admin: [publish, consume],
        },
        environmentByAccess: {
          publish: sending,
          consume: receiving,
          readwrite: { ...sending, ...receiving },
          admin: { ...sending, ...receiving },
        },
      },
    };
  },
};
