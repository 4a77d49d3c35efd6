import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type {
  AzureImplementation,
  RoleGrant,
  WantedSubscription,
} from '../../clouds/azure/AzureImplementation';
import type { Limit } from '../../clouds/Cloud';
import { duration } from '../../clouds/azure/duration';
import { placeOfNode } from '../../clouds/azure/Place';
import { template, type BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import {
  LARGEST_MESSAGE,
  LONGEST_WAIT_SECONDS,
  type QueueParameters,
} from './definition';

type Scope = NodeScope<QueueParameters>;

/** Source: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const NAME_LENGTH = 260;

/**
 * Shortest and longest time that a message can be locked, in seconds. Source:
 * https://learn.microsoft.com/azure/service-bus-messaging/message-transfers-locks-settlement
 */
const LOCK_SECONDS = { least: 5, most: 300 };

/** How long equal messages are noticed: what other clouds' ordered queues do. */
const DUPLICATES_WITHIN = 'PT5M';

const LIMITS: readonly Limit<QueueParameters>[] = [
  {
    parameter: 'visibilityTimeoutSeconds',
    applies: p => p.visibilityTimeoutSeconds > LOCK_SECONDS.most,
    message: `Service Bus locks a message for ${LOCK_SECONDS.most} seconds at most, so that is what it gets.`,
    mend: 'Let the consumer renew the lock while it works; the client libraries can do it by themselves.',
  },
  {
    parameter: 'delaySeconds',
    effect: 'none',
    applies: p => p.delaySeconds > 0,
    message: 'A Service Bus queue has no delay of its own.',
    mend: 'Let the publisher set the time at which a message is enqueued.',
  },
  {
    // Source: https://learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas
    parameter: 'maxMessageBytes',
    applies: p => p.maxMessageBytes < LARGEST_MESSAGE,
    message: 'Service Bus takes messages of up to 256 KB.',
  },
  {
    parameter: 'receiveWaitSeconds',
    applies: p => p.receiveWaitSeconds !== LONGEST_WAIT_SECONDS,
    effect: 'none',
    message: 'With Service Bus, receivers say how long they wait for messages.',
    mend: 'Set it in the consumer.',
  },
];

export const serviceBusQueue: AzureImplementation<QueueParameters> = {
  name: 'service-bus',
  title: 'Azure Service Bus queue',
  limits: LIMITS,
  build(scope, azure) {
    const fifo = scope.structural(p => p.fifo);
    const name = azure.name(scope as NodeScope, { maxLength: NAME_LENGTH });
    const queue = scope.resource('azurerm_servicebus_queue', undefined, {
      name,
      namespace_id: azure.messaging.namespaceId(),
      lock_duration: scope.value(
        'lock_duration',
        'how long a received message is hidden, as an ISO 8601 duration.',
        p => duration(lockSeconds(p)),
      ),
      default_message_ttl: scope.value(
        'message_lifetime',
        'how long a message waits to be received, as an ISO 8601 duration.',
        p => duration(p.messageRetentionSeconds),
      ),
      max_delivery_count: scope.value(
        'max_receive_count',
        'attempts before a message moves to the dead-letter queue.',
        p => p.maxReceiveCount,
      ),
      // A namespace of this kind divides its queues by itself.
      partitioning_enabled: false,
      batched_operations_enabled: true,
      requires_session: fifo,
      requires_duplicate_detection: fifo,
      ...(fifo && {
        duplicate_detection_history_time_window: DUPLICATES_WITHIN,
      }),
    });
    return {
      provides: {
        open: from => azure.messaging.open(from),
        grants: grantsOf(queue),
        binding: azure.messaging.binding(),
        environment: {
          HOST: azure.messaging.host(),
          NAME: name,
          URL: template('https://', azure.messaging.host(), '/', name),
        },
      },
      consumes: {
        subscribe: wanted => {
          forward(scope, azure, queue, wanted);
          return true;
        },
      },
    };
  },
};

/** A subscription of a topic whose messages go straight on to the queue. */
function forward(
  scope: Scope,
  azure: AzureFoundation,
  queue: BlockHandle,
  { topic, provider, reason }: WantedSubscription,
): void {
  placeOfNode(scope, azure).resource(
    'azurerm_servicebus_subscription',
    `from_${provider.address}`,
    {
      name: azure.name(scope as NodeScope, { maxLength: 50 }),
      topic_id: topic.ref('id'),
      forward_to: queue.ref('name'),
      max_delivery_count: scope.value(
        'max_receive_count',
        'attempts before a message moves to the dead-letter queue.',
        p => p.maxReceiveCount,
      ),
      dead_lettering_on_filter_evaluation_error: true,
    },
    { provenance: { reason } },
  );
}

/**
 * Source: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/integration
 */
function grantsOf(queue: BlockHandle): {
  [access in 'publish' | 'consume' | 'readwrite' | 'admin']: RoleGrant[];
} {
  const scope = queue.ref('id');
  const send = { name: 'send', role: 'Azure Service Bus Data Sender', scope };
  const receive = {
    name: 'receive',
    role: 'Azure Service Bus Data Receiver',
    scope,
  };
  const own = { name: 'own', role: 'Azure Service Bus Data Owner', scope };
  return {
    publish: [send],
    consume: [receive],
    readwrite: [send, receive],
    admin: [own],
  };
}

function lockSeconds({ visibilityTimeoutSeconds }: QueueParameters): number {
  const { least, most } = LOCK_SECONDS;
  return Math.min(Math.max(visibilityTimeoutSeconds, least), most);
}
