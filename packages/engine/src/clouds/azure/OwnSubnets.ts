import {
  call,
  type BlockHandle,
  type DocumentFile,
  type Value,
} from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';
import { AzureNat } from './AzureNat';
import { closeSubnet, openEnvironment, reachPlatform } from './platformRules';
import { SecurityRules } from './SecurityRules';
import {
  SUBNETS,
  TITLES,
  type ContainerSubnet,
  type FarmSubnet,
  type SubnetName,
  type WorkloadSubnet,
} from './subnets';

/** A subnet, and the rules that hold in it. */
export interface OwnSubnet {
  readonly block: BlockHandle;
  readonly rules: SecurityRules;
  /** What must stand before something starts in it: its rules, and a way out. */
  readonly ready: BlockHandle[];
}

/** The network that a stack makes, and its subnets as something needs them. */
export class OwnSubnets {
  readonly #azure: AzureFoundation;
  readonly #subnets = new Map<SubnetName, OwnSubnet>();
  #file: DocumentFile | undefined;
  #network: BlockHandle | undefined;
  #nat: AzureNat | undefined;

  constructor(azure: AzureFoundation) {
    this.#azure = azure;
  }

  /** Where the network is written, if it is. */
  get writtenTo(): DocumentFile | undefined {
    return this.#file;
  }

  /** The same, from now on. */
  get file(): DocumentFile {
    this.#file ??= this.#azure.document.file('network.tf', {
      provenance: {
        reason:
          'A network of its own: what runs in this stack has private addresses, and only declared connections are open.',
      },
    });
    return this.#file;
  }

  get network(): BlockHandle {
    const azure = this.#azure;
    this.#network ??= this.file.resource('azurerm_virtual_network', 'main', {
      ...azure.placed(),
      name: azure.name('network', { maxLength: 64 }),
      address_space: [this.#cidr],
    });
    return this.#network;
  }

  /** IPv4 range of a subnet. */
  range(subnet: SubnetName): Value {
    return call('cidrsubnet', this.#cidr, 3, SUBNETS[subnet]);
  }

  get(name: SubnetName): OwnSubnet {
    const known = this.#subnets.get(name);
    if (known) {
      return known;
    }
    switch (name) {
      case 'containers':
      case 'public':
        return this.#makeContainers(name);
      case 'functions':
      case 'workflows':
      case 'gateways':
        return this.#makeFarm(name);
      case 'machines':
        return this.#close(name, this.#make(name, {}));
      case 'endpoints':
        return this.#makeEndpoints();
      default:
        return this.#make(name, {});
    }
  }

  #makeContainers(name: ContainerSubnet): OwnSubnet {
    const subnet = this.#make(name, {
      delegation: {
        name: 'containers',
        service_delegation: {
          name: 'Microsoft.App/environments',
          actions: ['Microsoft.Network/virtualNetworks/subnets/join/action'],
        },
      },
    });
    openEnvironment(name, this.range(name), subnet.rules);
    reachPlatform(name, this.range(name), subnet.rules);
    return this.#close(name, subnet);
  }

  #makeFarm(name: FarmSubnet): OwnSubnet {
    const subnet = this.#make(name, {
      delegation: {
        name,
        service_delegation: {
          name: 'Microsoft.Web/serverFarms',
          actions: ['Microsoft.Network/virtualNetworks/subnets/action'],
        },
      },
    });
    reachPlatform(name, this.range(name), subnet.rules);
    return this.#close(name, subnet);
  }

  #makeEndpoints(): OwnSubnet {
    const subnet = this.#make('endpoints', {
      // Without it, rules would not hold for private endpoints.
      private_endpoint_network_policies: 'Enabled',
    });
    subnet.rules.denyRest('Inbound');
    return subnet;
  }

  /** What holds for all that runs: names, NAT, and nothing else. */
  #close(name: WorkloadSubnet, subnet: OwnSubnet): OwnSubnet {
    const range = this.range(name);
    const { block, rules, ready } = subnet;
    closeSubnet(range, rules);
    this.#nat ??= new AzureNat(this.#azure, this.file);
    const what = TITLES[name].toLowerCase();
    ready.push(
      ...this.#nat.connect({ name, what, subnet: block, range, rules }),
    );
    return subnet;
  }

  #make(name: SubnetName, more: Record<string, Value>): OwnSubnet {
    const azure = this.#azure;
    const block = this.file.resource('azurerm_subnet', name, {
      ...azure.grouped(),
      name,
      virtual_network_name: this.network.ref('name'),
      address_prefixes: [this.range(name)],
      default_outbound_access_enabled: false,
      ...more,
    });
    const rules = this.#rules(name, block);
    const subnet = { block, rules, ready: [rules.association] };
    this.#subnets.set(name, subnet);
    return subnet;
  }

  #rules(name: SubnetName, subnet: BlockHandle): SecurityRules {
    const azure = this.#azure;
    const group = this.file.resource('azurerm_network_security_group', name, {
      ...azure.placed(),
      name: azure.name(name, { maxLength: 80 }),
    });
    return new SecurityRules(azure, this.file, { name, group, subnet });
  }

  get #cidr(): Value {
    return this.#azure.values.value(
      'network_cidr',
      'IPv4 range of the virtual network.',
      name => this.#cidrOf(name),
    );
  }

  #cidrOf(environment: string): string {
    const { network, environments } = this.#azure.standards;
    const own = environments.find(({ name }) => name === environment)?.network;
    return own?.cidr ?? network.cidr;
  }
}
