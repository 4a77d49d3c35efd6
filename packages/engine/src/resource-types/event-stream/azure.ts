import type {
  AzureImplementation,
  RoleGrant,
} from '../../clouds/azure/AzureImplementation';
import { placeOfNode } from '../../clouds/azure/Place';
import { template } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { EventStreamParameters } from './definition';

/** Units at the start and at most: each takes 1 MB per second. */
const UNITS = {
  small: { least: 1, most: 4 },
  medium: { least: 2, most: 10 },
  large: { least: 4, most: 20 },
};

export const eventHubs: AzureImplementation<EventStreamParameters> = {
  name: 'event-hubs',
  title: 'Azure Event Hubs',
  build(scope, azure) {
    const node = scope as unknown as NodeScope;
    const place = placeOfNode(scope, azure);
    const namespace = scope.resource('azurerm_eventhub_namespace', undefined, {
      ...azure.placed(),
      name: azure.uniqueName(node, { maxLength: 50, letterFirst: true }),
      sku: 'Standard',
      capacity: scope.value(
        'units',
        'throughput units that it always has.',
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
    });
    const hub = scope.resource('azurerm_eventhub', undefined, {
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
    });
    const endpoint = azure.endpoints.create(place, {
      kind: 'eventhub',
      target: namespace.ref('id'),
    });
    azure.logs.collect(place, {
      target: namespace.ref('id'),
      categories: ['OperationalLogs', 'RuntimeAuditLogs'],
      reason: `Who used and changed ${scope.label}.`,
    });
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
        environment: { HOST: host, NAME: hub.ref('name') },
      },
    };
  },
};
