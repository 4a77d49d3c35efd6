import {
  call,
  index,
  type BlockHandle,
  type Expression,
  type Value,
} from '../../terraform';
import type { GcpFoundation } from './GcpFoundation';

/** A VPC that somebody else looks after; its routes and rules are theirs. */
export class GcpExistingNetwork {
  readonly #gcp: GcpFoundation;
  #network: BlockHandle | undefined;
  #subnet: BlockHandle | undefined;

  constructor(gcp: GcpFoundation) {
    this.#gcp = gcp;
  }

  network(): BlockHandle {
    const { networks } = this.#gcp;
    if (!this.#network) {
      const id = () =>
        networks.text('network', {
          name: 'network_id',
          description: 'VPC that is there already.',
          pattern: 'projects/[^/]+/global/networks/[^/]+',
          example: 'projects/acme-network/global/networks/shared',
        });
      this.#network = this.#lookup(
        'google_compute_network',
        networks.byIds
          ? { name: part(id(), 4), project: part(id(), 1) }
          : {
              name: networks.text('network', {
                name: 'network_name',
                description: 'VPC that is there already.',
              }),
              project: this.#project(),
            },
      );
    }
    return this.#network;
  }

  subnet(): BlockHandle {
    const { networks, region } = this.#gcp;
    if (!this.#subnet) {
      const id = () =>
        networks.item('privateSubnets', 0, {
          name: 'subnet_ids',
          description: 'Subnetwork that is there already.',
          pattern: 'projects/[^/]+/regions/[^/]+/subnetworks/[^/]+',
          example:
            'projects/acme-network/regions/europe-west3/subnetworks/apps',
        });
      this.#subnet = this.#lookup(
        'google_compute_subnetwork',
        networks.byIds
          ? {
              name: part(id(), 5),
              region: part(id(), 3),
              project: part(id(), 1),
            }
          : {
              name: networks.item('privateSubnets', 0, {
                name: 'subnet_names',
                description: 'Subnetwork that is there already.',
              }),
              region,
              project: this.#project(),
            },
      );
    }
    return this.#subnet;
  }

  /** The subnet of connectors, which nothing else may be in. */
  functionSubnet(): { name: Value; project: Value } {
    const { networks } = this.#gcp;
    const description = 'Subnetwork for connectors that is there already.';
    const id = () =>
      networks.text('functionSubnet', {
        name: 'function_subnet_id',
        description,
        pattern: 'projects/[^/]+/regions/[^/]+/subnetworks/[^/]+',
        example:
          'projects/acme-network/regions/europe-west3/subnetworks/functions',
      });
    return networks.byIds
      ? { name: part(id(), 5), project: part(id(), 1) }
      : {
          name: networks.text('functionSubnet', {
            name: 'function_subnet_name',
            description,
          }),
          project: this.network().ref('project'),
        };
  }

  /** The project of a shared VPC; the stack's own when nobody says one. */
  #project(): Value {
    const { networks } = this.#gcp;
    return networks.says('project')
      ? networks.text('project', {
          name: 'network_project_id',
          description: 'Project of the VPC that is there already.',
        })
      : undefined;
  }

  #lookup(type: string, attributes: Record<string, Value>): BlockHandle {
    const block = this.#gcp.dataFile().data(type, 'existing', attributes);
    this.#gcp.networks.lookups.add(block);
    return block;
  }
}

function part(id: Value, position: number): Expression {
  return index(call('split', '/', id), position);
}
