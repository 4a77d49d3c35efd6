import type { BlockHandle, Value } from '../../terraform';
import type { StandIn } from '../gateNetwork';
import type { AzureFoundation } from './AzureFoundation';
import { TITLES, type WorkloadSubnet } from './subnets';
import type { Place } from './Place';

/**
 * Kinds of resources with a private endpoint: the part that it leads to, the
 * zone that their names are in, and the ports they answer at.
 * Source: https://learn.microsoft.com/azure/private-link/private-endpoint-dns
 */
const KINDS = {
  postgres: {
    subresource: 'postgresqlServer',
    zone: 'privatelink.postgres.database.azure.com',
    ports: [5432],
  },
  mysql: {
    subresource: 'mysqlServer',
    zone: 'privatelink.mysql.database.azure.com',
    ports: [3306],
  },
  sqlserver: {
    subresource: 'sqlServer',
    zone: 'privatelink.database.windows.net',
    ports: [1433],
  },
  synapse: {
    subresource: 'Sql',
    zone: 'privatelink.sql.azuresynapse.net',
    ports: [1433],
  },
  cosmos: {
    subresource: 'Sql',
    zone: 'privatelink.documents.azure.com',
    ports: [443],
  },
  search: {
    subresource: 'searchService',
    zone: 'privatelink.search.windows.net',
    ports: [443],
  },
  servicebus: {
    subresource: 'namespace',
    zone: 'privatelink.servicebus.windows.net',
    // AMQP over TLS, and over WebSockets. Source:
    // https://learn.microsoft.com/azure/service-bus-messaging/service-bus-faq
    ports: [443, 5671],
  },
  eventhub: {
    subresource: 'namespace',
    zone: 'privatelink.servicebus.windows.net',
    // AMQP over TLS, over WebSockets, and Kafka's own protocol. Source:
    // https://learn.microsoft.com/azure/event-hubs/event-hubs-faq
    ports: [443, 5671, 9093],
  },
  registry: {
    subresource: 'registry',
    zone: 'privatelink.azurecr.io',
    ports: [443],
  },
  vault: {
    subresource: 'vault',
    zone: 'privatelink.vaultcore.azure.net',
    ports: [443],
  },
  blob: {
    subresource: 'blob',
    zone: 'privatelink.blob.core.windows.net',
    ports: [443],
  },
  queue: {
    subresource: 'queue',
    zone: 'privatelink.queue.core.windows.net',
    ports: [443],
  },
  table: {
    subresource: 'table',
    zone: 'privatelink.table.core.windows.net',
    ports: [443],
  },
  file: {
    subresource: 'file',
    zone: 'privatelink.file.core.windows.net',
    // NFS; only workflows use SMB.
    ports: [2049],
  },
  smb: {
    subresource: 'file',
    zone: 'privatelink.file.core.windows.net',
    ports: [445],
  },
  site: {
    subresource: 'sites',
    zone: 'privatelink.azurewebsites.net',
    ports: [443],
  },
  redis: {
    subresource: 'redisEnterprise',
    zone: 'privatelink.redis.azure.net',
    ports: [10000],
  },
} as const;

export type EndpointKind = keyof typeof KINDS;

/** Kinds that have their names in another one's zone. */
const SAME_ZONE: Partial<Record<EndpointKind, EndpointKind>> = {
  eventhub: 'servicebus',
  smb: 'file',
};

/** A private address of a resource, closed until somebody may use it. */
export interface PrivateEndpoint {
  readonly block: BlockHandle;
  /**
   * Lets what runs in a subnet reach it; containers if none is named.
   *
   * @returns what must stand before the way is open: the address itself, its
   *   name in the network, and the rules’ leave
   */
  open(from?: WorkloadSubnet): readonly BlockHandle[];
}

/** Private addresses of managed services in the stack's network. */
export class PrivateEndpoints {
  readonly #azure: AzureFoundation;
  readonly #zones = new Map<EndpointKind, BlockHandle>();
  /** What lets the own network know the names of a zone. */
  readonly #links = new Map<EndpointKind, BlockHandle>();

  constructor(azure: AzureFoundation) {
    this.#azure = azure;
  }

  create(
    place: Place,
    options: { kind: EndpointKind; target: Value },
  ): PrivateEndpoint {
    const azure = this.#azure;
    const { kind, target } = options;
    const { subresource, ports } = KINDS[kind];
    const name = place.name({ maxLength: 64 });
    const subnet = azure.network.endpointSubnet();
    const block = place.resource(
      'azurerm_private_endpoint',
      undefined,
      {
        ...azure.placed(),
        name,
        subnet_id: subnet.id,
        private_service_connection: {
          name,
          private_connection_resource_id: target,
          subresource_names: [subresource],
          is_manual_connection: false,
        },
        private_dns_zone_group: {
          name: 'default',
          private_dns_zone_ids: [this.#zone(kind).ref('id')],
        },
      },
      {
        // Azure makes none while its subnet is being changed. Source:
        // https://github.com/hashicorp/terraform-provider-azurerm/pull/28112
        dependsOn: subnet.ready,
        provenance: { reason: `${place.label} has a private address only.` },
      },
    );
    const named = this.#links.get(SAME_ZONE[kind] ?? kind);
    const openFor = new Map<WorkloadSubnet, readonly BlockHandle[]>();
    return {
      block,
      open: (from = 'containers') => {
        let ways = openFor.get(from);
        if (!ways) {
          ways = [
            block,
            ...(named ? [named] : []),
            ...ports.flatMap(
              port => this.#open(place, block, { port, from }) ?? [],
            ),
          ];
          openFor.set(from, ways);
        }
        return ways;
      },
    };
  }

  #open(
    place: Place,
    endpoint: BlockHandle,
    { port, from }: { port: number; from: WorkloadSubnet },
  ): BlockHandle | undefined {
    const { network, networks } = this.#azure;
    if (!network.creates) {
      return undefined;
    }
    const association = place.resource(
      'azurerm_private_endpoint_application_security_group_association',
      from === 'containers' ? `port_${port}` : `${from}_port_${port}`,
      {
        private_endpoint_id: endpoint.ref('id'),
        application_security_group_id: this.#azure.network.endpointGroupId(
          port,
          from,
        ),
      },
      {
        provenance: {
          reason: `Something in the stack uses ${place.label}, so ${TITLES[
            from
          ].toLowerCase()} may reach its port ${port}.`,
        },
      },
    );
    if (networks.joins) {
      networks.own.add(association);
    }
    return association;
  }

  /** What zones of the network that is there stand in for the own ones. */
  standIns(): StandIn[] {
    return [...this.#zones].map(([kind, zone]) => [
      `${zone.address}.id`,
      () => this.#azure.network.there.zone(kind, KINDS[kind].zone).ref('id'),
    ]);
  }

  /** Names that are known inside the network only. */
  privateZone(options: {
    /** Unique in the stack. */
    id: string;
    name: Value;
    /** Address of all names in it, where there is only one. */
    address?: Value;
  }): BlockHandle {
    const azure = this.#azure;
    const { id, name, address } = options;
    const file = azure.document.file('dns.tf', {
      provenance: {
        reason:
          'Inside the network, names of managed services lead to their private addresses.',
      },
    });
    const zone = file.resource('azurerm_private_dns_zone', id, {
      ...azure.grouped(),
      name,
    });
    file.resource('azurerm_private_dns_zone_virtual_network_link', id, {
      ...azure.grouped(),
      name: azure.name('network', { maxLength: 80 }),
      private_dns_zone_name: zone.ref('name'),
      virtual_network_id: azure.network.id(),
      registration_enabled: false,
    });
    if (address !== undefined) {
      file.resource('azurerm_private_dns_a_record', id, {
        ...azure.grouped(),
        name: '*',
        zone_name: zone.ref('name'),
        ttl: 300,
        records: [address],
      });
    }
    return zone;
  }

  #zone(wanted: EndpointKind): BlockHandle {
    const kind = SAME_ZONE[wanted] ?? wanted;
    let zone = this.#zones.get(kind);
    if (!zone) {
      zone = this.#makeZone(kind);
      this.#zones.set(kind, zone);
    }
    return zone;
  }

  // A network knows one zone of a name only: where it is there already, so is
  // the zone.
  #makeZone(kind: EndpointKind): BlockHandle {
    const { network, networks, document } = this.#azure;
    const { zone: name } = KINDS[kind];
    if (!network.creates) {
      return network.there.zone(kind, name);
    }
    const zone = this.privateZone({ id: kind, name });
    const link = document.block(
      `azurerm_private_dns_zone_virtual_network_link.${kind}`,
    );
    if (link) {
      this.#links.set(kind, link);
      if (networks.joins) {
        networks.own.add(zone).add(link);
      }
    }
    return zone;
  }
}
