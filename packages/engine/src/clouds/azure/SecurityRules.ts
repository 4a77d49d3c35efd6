import {
  lazy,
  type BlockHandle,
  type BlockOptions,
  type DocumentFile,
  type Expression,
  type Value,
} from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';
import { distinctPlaces } from './ruleOrder';

/** The last place in the order of a group's own rules. */
const LAST = 4096;

/** A path that a rule opens. */
export interface OpenPath {
  /** Unique in its direction: `containers-to-5432`. */
  readonly name: string;
  readonly description: string;
  readonly protocol: string;
  readonly from: Value;
  readonly to?: Value;
  /** An application security group instead of a range. */
  readonly toGroup?: Expression;
  readonly ports: string | readonly string[];
  /** Rules are tried in this order; from 100. One that is taken moves on. */
  readonly order: number;
  readonly options?: BlockOptions;
}

/** Rules of one network security group. */
export class SecurityRules {
  readonly #azure: AzureFoundation;
  readonly #file: DocumentFile;
  readonly #name: string;
  readonly #group: BlockHandle;
  /** Places that the rules of each direction ask for, by their names. */
  readonly #wanted = {
    Inbound: new Map<string, number>(),
    Outbound: new Map<string, number>(),
  };
  /** Puts the rules into force in their subnet, when all of them are there. */
  readonly association: BlockHandle;
  readonly #written: BlockHandle[] = [];

  constructor(
    azure: AzureFoundation,
    file: DocumentFile,
    options: { name: string; group: BlockHandle; subnet: BlockHandle },
  ) {
    this.#azure = azure;
    this.#file = file;
    this.#name = options.name;
    this.#group = options.group;
    // A subnet with some of its rules would let through what the others deny,
    // and stop what they allow. Source:
    // https://github.com/hashicorp/terraform-provider-azurerm/issues/14434
    this.association = file.resource(
      'azurerm_subnet_network_security_group_association',
      options.name,
      {
        subnet_id: options.subnet.ref('id'),
        network_security_group_id: options.group.ref('id'),
      },
      { dependsOn: this.#written },
    );
  }

  allow(direction: 'Inbound' | 'Outbound', path: OpenPath): void {
    this.#write(direction, 'Allow', path);
  }

  /** Without it, everything in the network could reach everything else. */
  denyRest(direction: 'Inbound' | 'Outbound'): void {
    this.#write(direction, 'Deny', {
      name: 'rest',
      description: 'Everything that no rule allows',
      protocol: '*',
      from: '*',
      to: '*',
      ports: '*',
      order: LAST,
    });
  }

  #write(
    direction: 'Inbound' | 'Outbound',
    access: 'Allow' | 'Deny',
    path: OpenPath,
  ): void {
    const wanted = this.#wanted[direction];
    wanted.set(path.name, path.order);
    const side = direction.toLowerCase();
    const verb = access.toLowerCase();
    const rule = this.#file.resource(
      'azurerm_network_security_rule',
      `${this.#name}_${side}_${path.name.replace(/-/g, '_')}`,
      {
        ...this.#azure.grouped(),
        network_security_group_name: this.#group.ref('name'),
        name: `${verb}-${side}-${path.name}`,
        description: path.description,
        priority: lazy(() => distinctPlaces(wanted).get(path.name)),
        direction,
        access,
        protocol: path.protocol,
        source_port_range: '*',
        source_address_prefix: path.from,
        ...(typeof path.ports === 'string'
          ? { destination_port_range: path.ports }
          : { destination_port_ranges: [...path.ports] }),
        ...(path.toGroup
          ? { destination_application_security_group_ids: [path.toGroup] }
          : { destination_address_prefix: path.to }),
      },
      path.options,
    );
    this.#written.push(rule);
  }
}
