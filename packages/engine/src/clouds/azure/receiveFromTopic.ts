import type { NodeScope } from '../../resource-types/NodeScope';
import type { BlockHandle } from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';
import type { WantedSubscription } from './AzureImplementation';

/** Attempts before a message of a topic moves to the dead letters. */
const DELIVERY_ATTEMPTS = 10;

/** A subscription of its own, which only this identity may receive from. */
export function receiveFromTopic(
  scope: NodeScope,
  azure: AzureFoundation,
  identity: BlockHandle,
  { topic, provider, access, reason }: WantedSubscription,
): BlockHandle | undefined {
  if (access !== 'consume') {
    return undefined;
  }
  const subscription = scope.resource(
    'azurerm_servicebus_subscription',
    `from_${provider.address}`,
    {
      name: azure.name(scope, { maxLength: 50 }),
      topic_id: topic.ref('id'),
      max_delivery_count: DELIVERY_ATTEMPTS,
      dead_lettering_on_filter_evaluation_error: true,
    },
    { provenance: { reason, implicit: true } },
  );
  azure.identity.assign(scope, {
    identity,
    grant: {
      name: 'receive',
      role: 'Azure Service Bus Data Receiver',
      scope: subscription.ref('id'),
    },
    suffix: `${provider.address}_receive`,
    reason,
  });
  return subscription;
}
