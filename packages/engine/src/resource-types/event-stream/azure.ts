import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type {
  AzureImplementation,
  RoleGrant,
  Visitor,
} from '../../clouds/azure/AzureImplementation';
import { placeOfNode } from '../../clouds/azure/Place';
import { template, type BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { EventStreamParameters } from './definition';

/** Units at the start and at most: each takes 1 MB per second. */
const UNITS = {
  small: { least: 1, most: 4 },
  medium: { least: 2, most: 10 },
  large: { least: 4, most: 20 },
};

/** Source: https://learn.microsoft.com/azure/event-hubs/azure-event-hubs-apache-kafka-overview */
const KAFKA_PORT = 9093;

/**
 * Consumer groups of a hub, of which one is there from the beginning. Source:
 * https://learn.microsoft.com/azure/event-hubs/event-hubs-quotas
 */
const MOST_CONSUMERS = 19;

const KEEPS_PLACE = {
  code: 'place-kept-elsewhere',
  message:
    'Event Hubs keeps the place of clients that speak Kafka; the other client libraries keep it in a blob container.',
  mend: 'Let the consumer use an object-storage, too, when it does not speak Kafka.',
};

export const eventHubs: AzureImplementation<EventStreamParameters> = {
  name: 'event-hubs',
  title: 'Azure Event Hubs',
  build(scope, azure) {
    const node = scope as unknown as NodeScope;
    const place = placeOfNode(scope, azure);
    const namespace = scope.resource(
      'azurerm_eventhub_namespace',
      undefined,
      {
        ...azure.placed(),
        name: azure.uniqueName(node, { maxLength: 50, letterFirst: true }),
        sku: 'Standard',
        capacity: scope.value(
          'units',
          'throughput units that it begins with.',
          p => UNITS[p.size].least,
        ),
        auto_inflate_enabled: true,
        maximum_throughput_units: scope.value(
          'max_units',
          'throughput units that it may grow to.',
          p => UNITS[p.size].most,
        ),
        minimum_tls_version: '1.2',
        local_authentication_enabled: false,
        public_network_access_enabled: false,
        identity: { type: 'SystemAssigned' },
      },
      // Azure raises it under load; each apply would take it down again.
      { lifecycle: { ignoreChanges: ['capacity'] } },
    );
    const partitions = scope.resource(
      'terraform_data',
      'partitions',
      { input: scope.structural(p => p.partitions) },
      {
        provenance: {
          reason: `${scope.label} is made anew when its partitions change.`,
          implicit: true,
        },
      },
    );
    const hub = scope.resource(
      'azurerm_eventhub',
      undefined,
      {
        name: azure.name(node, { maxLength: 256 }),
        namespace_id: namespace.ref('id'),
        partition_count: scope.structural(p => p.partitions),
        retention_description: {
          cleanup_policy: 'Delete',
          retention_time_in_hours: scope.value(
            'retention_hours',
            'how long events can be read again, in hours.',
            p => p.retentionHours,
          ),
        },
      },
      {
        // The provider would change the hub in place, which Azure refuses: a
        // namespace of this kind keeps the number of partitions, and with
        // another namespace the old hub is gone. Sources:
        // https://github.com/hashicorp/terraform-provider-azurerm/issues/15754
        // https://github.com/hashicorp/terraform-provider-azurerm/issues/30702
        lifecycle: { replaceTriggeredBy: [namespace.ref('id'), partitions] },
      },
    );
    const endpoint = azure.endpoints.create(place, {
      kind: 'eventhub',
      target: namespace.ref('id'),
    });
    azure.logs.collect(place, {
      target: namespace.ref('id'),
      categories: ['OperationalLogs'],
      reason: `Who changed ${scope.label}.`,
    });
    // Source: https://learn.microsoft.com/azure/azure-monitor/reference/tables/azmsruntimeauditlogs
    scope.report('logs', {
      severity: 'info',
      code: 'uses-not-logged',
      message:
        'Event Hubs logs who changes a stream; who sends and receives it logs for the premium tier only.',
    });
    const consumers = new Set<string>();
    const grant = (name: string, role: string): RoleGrant => ({
      name,
      role: `Azure Event Hubs Data ${role}`,
      scope: hub.ref('id'),
    });
    const send = grant('send', 'Sender');
    const receive = grant('receive', 'Receiver');
    const host = template(namespace.ref('name'), '.servicebus.windows.net');
    return {
      provides: {
        open: endpoint.open,
        grants: {
          publish: [send],
          consume: [receive],
          readwrite: [send, receive],
          admin: [grant('own', 'Owner')],
        },
        binding: {
          extension: 'eventHubs',
          settings: { fullyQualifiedNamespace: host },
        },
        environment: {
          BOOTSTRAP_SERVERS: template(host, `:${KAFKA_PORT}`),
          HOST: host,
          NAME: hub.ref('name'),
        },
        admit: visitor =>
          visitor.access === 'publish'
            ? {}
            : {
                environment: {
                  CONSUMER_GROUP: createGroup(scope, azure, {
                    namespace,
                    hub,
                    visitor,
                    consumers,
                  }).ref('name'),
                },
              },
        remarks: {
          consume: KEEPS_PLACE,
          readwrite: KEEPS_PLACE,
          admin: KEEPS_PLACE,
        },
      },
    };
  },
};

/**
 * A place in the stream for one consumer, so that each gets all events. The
 * right to receive stays on the hub: clients that speak Kafka have groups of
 * their own kind, and some of the others ask the hub for its partitions.
 */
function createGroup(
  scope: NodeScope<EventStreamParameters>,
  azure: AzureFoundation,
  options: {
    namespace: BlockHandle;
    hub: BlockHandle;
    visitor: Visitor;
    /** Who has a group already. */
    consumers: Set<string>;
  },
): BlockHandle {
  const { namespace, hub, visitor, consumers } = options;
  const { scope: consumer, reason } = visitor;
  consumers.add(consumer.address);
  if (consumers.size === MOST_CONSUMERS + 1) {
    scope.report('consumers', {
      severity: 'error',
      code: 'too-many-consumers',
      message: `A hub takes ${MOST_CONSUMERS} consumers.`,
      mend: 'Let some of them read from another stream.',
    });
  }
  return consumer.resource(
    'azurerm_eventhub_consumer_group',
    `from_${scope.address}`,
    {
      name: azure.name(consumer, { maxLength: 50 }),
      namespace_name: namespace.ref('name'),
      eventhub_name: hub.ref('name'),
      ...azure.grouped(),
    },
    { provenance: { reason, implicit: true } },
  );
}
