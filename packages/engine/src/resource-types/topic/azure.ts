import type { AzureImplementation } from '../../clouds/azure/AzureImplementation';
import { template } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { TopicParameters } from './definition';

/** Source: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const NAME_LENGTH = 260;

/** How long equal messages are noticed: what other clouds' ordered topics do. */
const DUPLICATES_WITHIN = 'PT5M';

export const serviceBusTopic: AzureImplementation<TopicParameters> = {
  name: 'service-bus',
  title: 'Azure Service Bus topic',
  build(scope, azure) {
    const fifo = scope.structural(p => p.fifo);
    const name = azure.name(scope as NodeScope, { maxLength: NAME_LENGTH });
    const topic = scope.resource('azurerm_servicebus_topic', undefined, {
      name,
      namespace_id: azure.messaging.namespaceId(),
      // A namespace of this kind divides its topics by itself.
      partitioning_enabled: false,
      batched_operations_enabled: true,
      support_ordering: fifo,
      requires_duplicate_detection: fifo,
      ...(fifo && {
        duplicate_detection_history_time_window: DUPLICATES_WITHIN,
      }),
    });
    return {
      provides: {
        open: from => azure.messaging.open(from),
        topic,
        binding: azure.messaging.binding(),
        // Who consumes may receive from its own subscription only.
        grants: {
          publish: [
            {
              name: 'send',
              role: 'Azure Service Bus Data Sender',
              scope: topic.ref('id'),
            },
          ],
        },
        environment: {
          HOST: azure.messaging.host(),
          NAME: name,
          URL: template('https://', azure.messaging.host(), '/', name),
        },
      },
    };
  },
};
