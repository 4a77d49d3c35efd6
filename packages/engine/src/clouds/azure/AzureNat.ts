import {
  binary,
  conditional,
  type BlockHandle,
  type DocumentFile,
  type Value,
} from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';
import type { SecurityRules } from './SecurityRules';

/** What has a way out: its subnet, the range of that, and its rules. */
export interface NatUser {
  /** `containers`; part of names. */
  readonly name: string;
  /** What is in it, in a sentence. */
  readonly what: string;
  readonly subnet: BlockHandle;
  readonly range: Value;
  readonly rules: SecurityRules;
}

interface Gateway {
  readonly gateway: BlockHandle;
  /** Gives it the address that everything goes out with. */
  readonly addressed: BlockHandle;
}

/**
 * One NAT gateway, where the standards ask for one. A subnet has one at most,
 * so "per zone" is one, too. Environments without it have a count of 0.
 */
export class AzureNat {
  readonly #azure: AzureFoundation;
  readonly #file: DocumentFile;
  #made: Gateway | undefined;

  constructor(azure: AzureFoundation, file: DocumentFile) {
    this.#azure = azure;
    this.#file = file;
  }

  /** Whether what runs in an environment has a way out. */
  static isWanted(azure: AzureFoundation, environment: string): boolean {
    const { network, environments } = azure.standards;
    const own = environments.find(({ name }) => name === environment)?.network;
    return (own?.nat ?? network.nat) !== 'none';
  }

  /** Whether an environment has one that the stack makes. */
  static isMade(azure: AzureFoundation, environment: string): boolean {
    return (
      azure.networks.createdIn(environment) &&
      AzureNat.isWanted(azure, environment)
    );
  }

  /**
   * Gives a subnet a way out, in environments that have one.
   *
   * @returns what must stand before the way is open
   */
  connect({
    name,
    what,
    subnet,
    range,
    rules,
  }: NatUser): readonly BlockHandle[] {
    const azure = this.#azure;
    if (!azure.values.environments.some(e => AzureNat.isMade(azure, e))) {
      return [];
    }
    const { gateway, addressed } = this.#ensure();
    const association = this.#file.resource(
      'azurerm_subnet_nat_gateway_association',
      name,
      {
        subnet_id: subnet.ref('id'),
        nat_gateway_id: this.#idOf(gateway),
      },
      this.#only(),
    );
    const reason = `The standards give ${what} a way out through NAT.`;
    rules.allow('Outbound', {
      name: `${name}-to-nat`,
      description: 'HTTPS to the internet through NAT',
      protocol: 'Tcp',
      from: range,
      to: 'Internet',
      ports: '443',
      order: 890,
      options: {
        ...this.#only(),
        provenance: { reason },
        skips: [{ trivy: 'AZU-0051', reason }],
      },
    });
    return [association, addressed];
  }

  #ensure(): Gateway {
    if (this.#made) {
      return this.#made;
    }
    const azure = this.#azure;
    const only = this.#only();
    const name = azure.name('nat', { maxLength: 80 });
    const address = this.#file.resource(
      'azurerm_public_ip',
      'nat',
      {
        ...azure.placed(),
        name,
        allocation_method: 'Static',
        sku: 'Standard',
      },
      only,
    );
    const gateway = this.#file.resource(
      'azurerm_nat_gateway',
      'main',
      { ...azure.placed(), name, sku_name: 'Standard' },
      only,
    );
    const addressed = this.#file.resource(
      'azurerm_nat_gateway_public_ip_association',
      'main',
      {
        nat_gateway_id: this.#idOf(gateway),
        public_ip_address_id: this.#idOf(address),
      },
      only,
    );
    this.#made = { gateway, addressed };
    return this.#made;
  }

  #count(): Value {
    return this.#azure.values.value(
      'nat_gateway_count',
      'NAT gateways: 0 or 1.',
      name => (AzureNat.isMade(this.#azure, name) ? 1 : 0),
    );
  }

  #only(): { count?: Value } {
    const count = this.#count();
    return typeof count === 'number'
      ? {}
      : { count: conditional(binary('>', count, 0), 1, 0) };
  }

  #idOf(block: BlockHandle): Value {
    return typeof this.#count() === 'number'
      ? block.ref('id')
      : block.ref(0, 'id');
  }
}
