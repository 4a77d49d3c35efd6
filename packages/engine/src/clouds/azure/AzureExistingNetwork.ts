import {
  call,
  index,
  type BlockHandle,
  type Expression,
  type Value,
} from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';

const NETWORK =
  '/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft.Network/virtualNetworks/[^/]+';
const EXAMPLE =
  '/subscriptions/…/resourceGroups/network/providers/Microsoft.Network/virtualNetworks/shared';

/** Subnets by what is in them. */
export type SubnetUse =
  | 'containers'
  | 'public'
  | 'machines'
  | 'endpoints'
  | 'functions'
  | 'workflows'
  | 'gateways';

const SUBNETS = {
  containers: { key: 'containerSubnet', name: 'container_subnet' },
  public: { key: 'publicContainerSubnet', name: 'public_container_subnet' },
  machines: { key: 'machineSubnet', name: 'machine_subnet' },
  endpoints: { key: 'endpointSubnet', name: 'endpoint_subnet' },
  functions: { key: 'functionSubnet', name: 'function_subnet' },
  workflows: { key: 'workflowSubnet', name: 'workflow_subnet' },
  gateways: { key: 'gatewaySubnet', name: 'gateway_subnet' },
} as const;

/** What is in a subnet, where its name does not say it. */
const WHAT: Partial<Record<SubnetUse, string>> = {
  public:
    'containers on the internet, at least /27 and delegated to Microsoft.App/environments,',
};

/**
 * A virtual network that somebody else looks after; the rules of its subnets and
 * the private DNS zones that it knows are theirs.
 */
export class AzureExistingNetwork {
  readonly #azure: AzureFoundation;
  readonly #subnets = new Map<SubnetUse, BlockHandle>();
  readonly #zones = new Map<string, BlockHandle>();
  #network: BlockHandle | undefined;

  constructor(azure: AzureFoundation) {
    this.#azure = azure;
  }

  network(): BlockHandle {
    const { networks } = this.#azure;
    if (!this.#network) {
      const id = () =>
        networks.text('network', {
          name: 'network_id',
          description: 'Virtual network that is there already.',
          pattern: NETWORK,
          example: EXAMPLE,
        });
      this.#network = this.#lookup(
        'azurerm_virtual_network',
        'existing',
        networks.byIds
          ? { name: part(id(), 8), resource_group_name: part(id(), 4) }
          : {
              name: networks.text('network', {
                name: 'network_name',
                description: 'Virtual network that is there already.',
              }),
              resource_group_name: networks.text('resourceGroup', {
                name: 'network_resource_group',
                description: 'Resource group of the virtual network.',
              }),
            },
      );
    }
    return this.#network;
  }

  subnetId(use: SubnetUse): Expression {
    const { networks } = this.#azure;
    const { key, name } = SUBNETS[use];
    const description = `Subnet for ${WHAT[use] ?? use} that is there already.`;
    if (networks.byIds) {
      return networks.text(key, {
        name: `${name}_id`,
        description,
        pattern: `${NETWORK}/subnets/[^/]+`,
        example: `${EXAMPLE}/subnets/${use}`,
      }) as Expression;
    }
    let subnet = this.#subnets.get(use);
    if (!subnet) {
      const network = this.network();
      subnet = this.#lookup('azurerm_subnet', use, {
        name: networks.text(key, { name: `${name}_name`, description }),
        virtual_network_name: network.ref('name'),
        resource_group_name: network.ref('resource_group_name'),
      });
      this.#subnets.set(use, subnet);
    }
    return subnet.ref('id');
  }

  /** A private DNS zone that the network knows already. */
  zone(id: string, name: string): BlockHandle {
    const { networks } = this.#azure;
    let zone = this.#zones.get(id);
    if (!zone) {
      zone = this.#lookup('azurerm_private_dns_zone', id, {
        name,
        resource_group_name: networks.text('dnsResourceGroup', {
          name: 'private_dns_resource_group',
          description: 'Resource group of the network’s private DNS zones.',
        }),
      });
      this.#zones.set(id, zone);
    }
    return zone;
  }

  #lookup(
    type: string,
    name: string,
    attributes: Record<string, Value>,
  ): BlockHandle {
    const block = this.#azure.dataFile().data(type, name, attributes);
    this.#azure.networks.lookups.add(block);
    return block;
  }
}

function part(id: Value, position: number): Expression {
  return index(call('split', '/', id), position);
}
