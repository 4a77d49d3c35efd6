import { createTopic } from '../../clouds/gcp/createTopic';
import type { GcpImplementation } from '../../clouds/gcp/GcpImplementation';
import type { NodeScope } from '../NodeScope';
import type { TopicParameters } from './definition';

export const pubSubTopic: GcpImplementation<TopicParameters> = {
  name: 'pubsub',
  title: 'Google Cloud Pub/Sub',
  build(scope, gcp) {
    if (scope.structural(p => p.fifo)) {
      scope.report('fifo', {
        severity: 'info',
        code: 'parameter-limited',
        message:
          'On Pub/Sub the order is kept by the queues that subscribe, for messages with an ordering key.',
        mend: 'Set "fifo" of those queues, too.',
      });
    }
    const topic = createTopic(scope as NodeScope, gcp);
    return {
      provides: {
        topic,
        environment: { TOPIC: topic.ref('id') },
        // Queues consume by a subscription, which needs no identity.
        grants: {
          publish: [
            {
              name: 'publish',
              role: 'roles/pubsub.publisher',
              type: 'google_pubsub_topic_iam_member',
              on: { topic: topic.ref('name') },
            },
          ],
        },
      },
    };
  },
};
