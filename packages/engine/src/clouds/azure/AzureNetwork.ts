import {
  binary,
  call,
  conditional,
  type BlockHandle,
  type DocumentFile,
  type Expression,
  type Value,
} from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';
import { SecurityRules } from './SecurityRules';

/** Eighths of the network's range, by number. */
const SUBNETS = { containers: 0, endpoints: 1 } as const;

/**
 * What containers must reach whatever they do.
 * Source: https://learn.microsoft.com/azure/container-apps/firewall-integration
 */
const PLATFORM = [
  { tag: 'MicrosoftContainerRegistry', why: 'system images' },
  { tag: 'AzureFrontDoor.FirstParty', why: 'layers of system images' },
  { tag: 'AzureActiveDirectory', why: 'tokens of identities' },
  { tag: 'AzureMonitor', why: 'logs and metrics' },
] as const;

/** Azure's own name servers. */
const NAME_SERVERS = '168.63.129.16';

/**
 * One virtual network: a subnet that containers run in, and one with the
 * private addresses of managed services. Both are closed but for what the
 * platform needs and what connections open.
 */
export class AzureNetwork {
  readonly #azure: AzureFoundation;
  readonly #groups = new Map<number, BlockHandle>();
  #file: DocumentFile | undefined;
  #network: BlockHandle | undefined;
  #containers: BlockHandle | undefined;
  #endpoints: BlockHandle | undefined;
  #containerRules: SecurityRules | undefined;
  #endpointRules: SecurityRules | undefined;
  #reachesInternet = false;

  constructor(azure: AzureFoundation) {
    this.#azure = azure;
  }

  id(): Expression {
    return this.#ensure().ref('id');
  }

  /** Subnet of the container environment. */
  containerSubnetId(): Expression {
    return this.#ensureContainers().ref('id');
  }

  /** Subnet of private endpoints. */
  endpointSubnetId(): Expression {
    return this.#ensureEndpoints().ref('id');
  }

  /** Group of the private endpoints whose port containers may reach. */
  endpointGroupId(port: number): Expression {
    const known = this.#groups.get(port);
    if (known) {
      return known.ref('id');
    }
    const azure = this.#azure;
    this.#ensureEndpoints();
    this.#ensureContainers();
    const group = this.#ensureFile().resource(
      'azurerm_application_security_group',
      `port_${port}`,
      {
        ...azure.placed(),
        name: azure.name(`port-${port}`, { maxLength: 80 }),
      },
      {
        provenance: {
          reason: `Private endpoints that connections open port ${port} of.`,
        },
      },
    );
    this.#groups.set(port, group);
    const path = {
      name: `containers-to-${port}`,
      description: `Containers to private endpoints, port ${port}`,
      protocol: 'Tcp',
      from: this.#range('containers'),
      toGroup: group.ref('id'),
      ports: String(port),
      order: portOrder(port),
    };
    this.#containerRules!.allow('Outbound', path);
    this.#endpointRules!.allow('Inbound', path);
    return group.ref('id');
  }

  /** Lets containers reach the internet by HTTPS, whatever the standards say. */
  reachInternet(reason: string): void {
    if (this.#reachesInternet) {
      return;
    }
    this.#reachesInternet = true;
    this.#ensureContainers();
    this.#containerRules!.allow('Outbound', {
      name: 'containers-to-internet',
      description: 'HTTPS to the internet',
      protocol: 'Tcp',
      from: this.#range('containers'),
      to: 'Internet',
      ports: '443',
      order: 900,
      options: {
        provenance: { reason },
        skips: [{ trivy: 'AZU-0051', reason }],
      },
    });
  }

  get #cidr(): Value {
    return this.#azure.values.value(
      'network_cidr',
      'IPv4 range of the virtual network.',
      name => this.#environment(name).cidr,
    );
  }

  #range(subnet: keyof typeof SUBNETS): Value {
    return call('cidrsubnet', this.#cidr, 3, SUBNETS[subnet]);
  }

  #environment(name: string) {
    const { network, environments } = this.#azure.standards;
    const own = environments.find(e => e.name === name)?.network;
    return {
      cidr: own?.cidr ?? network.cidr,
      nat: (own?.nat ?? network.nat) !== 'none',
    };
  }

  #ensureFile(): DocumentFile {
    this.#file ??= this.#azure.document.file('network.tf', {
      provenance: {
        reason:
          'A network of its own: what runs in this stack has private addresses, and only declared connections are open.',
      },
    });
    return this.#file;
  }

  #ensure(): BlockHandle {
    const azure = this.#azure;
    this.#network ??= this.#ensureFile().resource(
      'azurerm_virtual_network',
      'main',
      {
        ...azure.placed(),
        name: azure.name('network', { maxLength: 64 }),
        address_space: [this.#cidr],
      },
    );
    return this.#network;
  }

  #ensureContainers(): BlockHandle {
    if (this.#containers) {
      return this.#containers;
    }
    const subnet = this.#subnet('containers', {
      delegation: {
        name: 'containers',
        service_delegation: {
          name: 'Microsoft.App/environments',
          actions: ['Microsoft.Network/virtualNetworks/subnets/join/action'],
        },
      },
    });
    this.#containers = subnet;
    const range = this.#range('containers');
    const rules = this.#rules('containers', subnet);
    this.#containerRules = rules;
    const own = {
      name: 'containers',
      description: 'Containers of the stack with each other',
      protocol: '*',
      from: range,
      to: range,
      ports: '*',
      order: 100,
    };
    rules.allow('Inbound', own);
    rules.allow('Outbound', own);
    rules.allow('Inbound', {
      name: 'load-balancer',
      description: 'Probes of the load balancer',
      protocol: 'Tcp',
      from: 'AzureLoadBalancer',
      to: range,
      ports: '30000-32767',
      order: 110,
    });
    for (const [index, { tag, why }] of PLATFORM.entries()) {
      rules.allow('Outbound', {
        name: tag.toLowerCase().replace('.', '-'),
        description: `The platform: ${why}`,
        protocol: 'Tcp',
        from: range,
        to: tag,
        ports: '443',
        order: 110 + index * 10,
      });
    }
    rules.allow('Outbound', {
      name: 'name-servers',
      description: 'Azure’s name servers',
      protocol: '*',
      from: range,
      to: NAME_SERVERS,
      ports: '53',
      order: 160,
    });
    rules.denyRest('Inbound');
    rules.denyRest('Outbound');
    this.#nat(subnet, rules);
    return subnet;
  }

  #ensureEndpoints(): BlockHandle {
    if (this.#endpoints) {
      return this.#endpoints;
    }
    this.#endpoints = this.#subnet('endpoints', {
      // Without it, rules would not hold for private endpoints.
      private_endpoint_network_policies: 'Enabled',
    });
    this.#endpointRules = this.#rules('endpoints', this.#endpoints);
    this.#endpointRules.denyRest('Inbound');
    return this.#endpoints;
  }

  #subnet(
    name: keyof typeof SUBNETS,
    more: Record<string, Value>,
  ): BlockHandle {
    const azure = this.#azure;
    return this.#ensureFile().resource('azurerm_subnet', name, {
      ...azure.grouped(),
      name,
      virtual_network_name: this.#ensure().ref('name'),
      address_prefixes: [this.#range(name)],
      default_outbound_access_enabled: false,
      ...more,
    });
  }

  #rules(name: keyof typeof SUBNETS, subnet: BlockHandle): SecurityRules {
    const azure = this.#azure;
    const file = this.#ensureFile();
    const group = file.resource('azurerm_network_security_group', name, {
      ...azure.placed(),
      name: azure.name(name, { maxLength: 80 }),
    });
    file.resource('azurerm_subnet_network_security_group_association', name, {
      subnet_id: subnet.ref('id'),
      network_security_group_id: group.ref('id'),
    });
    return new SecurityRules(azure, file, { name, group });
  }

  // A subnet has one gateway at most, so "per zone" is one, too. Environments
  // without it have a count of 0.
  #nat(subnet: BlockHandle, rules: SecurityRules): void {
    const azure = this.#azure;
    const { environments } = azure.values;
    if (!environments.some(name => this.#environment(name).nat)) {
      return;
    }
    const count = azure.values.value(
      'nat_gateway_count',
      'NAT gateways: 0 or 1.',
      name => (this.#environment(name).nat ? 1 : 0),
    );
    const varies = typeof count !== 'number';
    const only = varies
      ? { count: conditional(binary('>', count, 0), 1, 0) }
      : {};
    const idOf = (block: BlockHandle) =>
      varies ? block.ref(0, 'id') : block.ref('id');
    const file = this.#ensureFile();
    const address = file.resource(
      'azurerm_public_ip',
      'nat',
      {
        ...azure.placed(),
        name: azure.name('nat', { maxLength: 80 }),
        allocation_method: 'Static',
        sku: 'Standard',
      },
      only,
    );
    const gateway = file.resource(
      'azurerm_nat_gateway',
      'main',
      {
        ...azure.placed(),
        name: azure.name('nat', { maxLength: 80 }),
        sku_name: 'Standard',
      },
      only,
    );
    file.resource(
      'azurerm_nat_gateway_public_ip_association',
      'main',
      { nat_gateway_id: idOf(gateway), public_ip_address_id: idOf(address) },
      only,
    );
    file.resource(
      'azurerm_subnet_nat_gateway_association',
      'containers',
      { subnet_id: subnet.ref('id'), nat_gateway_id: idOf(gateway) },
      only,
    );
    const reason = 'The standards give containers a way out through NAT.';
    rules.allow('Outbound', {
      name: 'containers-to-nat',
      description: 'HTTPS to the internet through NAT',
      protocol: 'Tcp',
      from: this.#range('containers'),
      to: 'Internet',
      ports: '443',
      order: 890,
      options: {
        ...only,
        provenance: { reason },
        skips: [{ trivy: 'AZU-0051', reason }],
      },
    });
  }
}

/** Ports keep their place in the order, whatever other ports there are. */
function portOrder(port: number): number {
  const known = [443, 5432, 5671, 10000].indexOf(port);
  return 200 + (known >= 0 ? known * 10 : 100 + (port % 500));
}
