import {
  call,
  type BlockHandle,
  type DocumentFile,
  type Expression,
  type Value,
} from '../../terraform';
import { gateNetwork, type StandIn } from '../gateNetwork';
import { AzureExistingNetwork, type SubnetUse } from './AzureExistingNetwork';
import type { AzureFoundation } from './AzureFoundation';
import { AzureNat } from './AzureNat';
import { SecurityRules } from './SecurityRules';

/** Eighths of the network's range, by number. */
const SUBNETS = {
  containers: 0,
  endpoints: 1,
  machines: 2,
  clusters: 3,
  functions: 4,
  workflows: 5,
  gateways: 6,
  public: 7,
} as const;

/**
 * One for each container environment, which has it for itself: what is private
 * runs in `containers`, what the internet reaches in `public`.
 */
export type ContainerSubnet = 'containers' | 'public';

/** Subnets that something runs in, and that rules let out of. */
export type WorkloadSubnet =
  | ContainerSubnet
  | 'machines'
  | 'clusters'
  | 'functions'
  | 'workflows'
  | 'gateways';

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

/**
 * What API Management depends on.
 * Source: https://learn.microsoft.com/azure/api-management/integrate-vnet-outbound
 */
const GATEWAY_PLATFORM = [
  { tag: 'Storage', why: 'configuration' },
  { tag: 'AzureKeyVault', why: 'keys' },
] as const;

/** Azure's own name servers. */
const NAME_SERVERS = '168.63.129.16';

/** How descriptions of rules begin, and sentences about what is in a subnet. */
export const TITLES = {
  containers: 'Containers',
  public: 'Containers on the internet',
  machines: 'Machines',
  clusters: 'Clusters',
  functions: 'Functions',
  workflows: 'Workflows',
  gateways: 'Gateways',
} as const;

/**
 * Where rules of one kind begin in the order of all; ports take 200 to 799 from
 * there, those of apps and of containers on the internet 200 to 599, and what
 * the latter reach of other workloads 200 to 394.
 */
const ORDERS = {
  endpoints: {
    containers: 0,
    machines: 1000,
    clusters: 2000,
    public: 2600,
    functions: 3000,
    workflows: 1600,
    // They use port 443 alone, which comes first.
    gateways: 650,
  },
  workloads: {
    containers: 1700,
    machines: 2400,
    clusters: 0,
    functions: 750,
    workflows: 1200,
    gateways: 1650,
    public: 3700,
  },
  probes: 3100,
} as const;

/** Places for ports that have none of their own. */
const SPREADS: Record<WorkloadSubnet, number> = {
  containers: 500,
  public: 300,
  machines: 500,
  clusters: 500,
  functions: 300,
  workflows: 300,
  gateways: 500,
};

/** The same, at the end of the order. */
const LEAST_SPREAD = 95;

/** Where a single address stands among what a subnet reaches of workloads. */
const ADDRESS_ORDER = 250;

interface Workloads {
  readonly subnet: BlockHandle;
  readonly rules: SecurityRules;
}

/**
 * Where a container environment answers by HTTPS: at its address, and behind
 * its load balancer, which rules for what comes in see. Port 80 only redirects.
 * Source: https://learn.microsoft.com/azure/container-apps/firewall-integration
 */
const CONTAINER_PORTS = ['443', '31443'] as const;

/**
 * One virtual network: subnets that containers and machines run in, and one
 * with the private addresses of managed services. All are closed but for what
 * the platform needs and what connections open.
 */
export class AzureNetwork {
  readonly #azure: AzureFoundation;
  /** The network that is there, in environments that join one. */
  readonly there: AzureExistingNetwork;
  readonly #groups = new Map<string, BlockHandle>();
  readonly #paths = new Set<string>();
  #file: DocumentFile | undefined;
  #network: BlockHandle | undefined;
  readonly #containers = new Map<ContainerSubnet, Workloads>();
  #machines: Workloads | undefined;
  #endpoints: BlockHandle | undefined;
  #clusters: Workloads | undefined;
  readonly #apps = new Map<'functions' | 'workflows', Workloads>();
  #gateways: (Workloads & { ready: readonly BlockHandle[] }) | undefined;
  #gatewayIn = false;
  #endpointRules: SecurityRules | undefined;
  #nat: AzureNat | undefined;
  readonly #reachInternet = new Set<WorkloadSubnet>();

  constructor(azure: AzureFoundation) {
    this.#azure = azure;
    this.there = new AzureExistingNetwork(azure);
  }

  id(): Expression {
    return this.creates
      ? this.#ensure().ref('id')
      : this.there.network().ref('id');
  }

  /** Whether some environment has a network of its own. */
  get creates(): boolean {
    return this.#azure.networks.creates;
  }

  /** Lets environments that join a network go without the own one. */
  gate(): void {
    const { document, networks } = this.#azure;
    const file = this.#file;
    if (!file || !networks.joins) {
      return;
    }
    for (const block of file.blocks()) {
      networks.own.add(block);
    }
    const uses: SubnetUse[] = [
      'containers',
      'public',
      'machines',
      'endpoints',
      'functions',
      'workflows',
      'gateways',
    ];
    gateNetwork({
      document,
      plan: networks,
      file,
      standIns: [
        [
          'azurerm_virtual_network.main.id',
          () => this.there.network().ref('id'),
        ],
        ...uses.map(
          (use): StandIn => [
            `azurerm_subnet.${use}.id`,
            () => this.there.subnetId(use),
          ],
        ),
        ...this.#azure.endpoints.standIns(),
      ],
    });
  }

  /** Subnet of a container environment. */
  containerSubnetId(subnet: ContainerSubnet): Expression {
    return this.creates
      ? this.#ensureContainers(subnet).subnet.ref('id')
      : this.there.subnetId(subnet);
  }

  /** Subnet of virtual machines. */
  machineSubnetId(): Expression {
    return this.creates
      ? this.#ensureMachines().subnet.ref('id')
      : this.there.subnetId('machines');
  }

  /**
   * For machines of Kubernetes clusters, which talk to each other and to Azure
   * as Azure's own rules have it; what pods may do is the cluster's business.
   */
  clusterSubnetId(): Expression {
    return this.#ensureClusters().subnet.ref('id');
  }

  /**
   * What a gateway sends requests on from. Azure puts one into a subnet, and
   * none before the subnet has its rules.
   *
   * @returns undefined when there is one already
   */
  gatewaySubnet():
    | { id: Expression; ready: readonly BlockHandle[] }
    | undefined {
    if (this.#gatewayIn) {
      return undefined;
    }
    this.#gatewayIn = true;
    if (!this.creates) {
      return { id: this.there.subnetId('gateways'), ready: [] };
    }
    const { subnet, ready } = this.#ensureGateways();
    return { id: subnet.ref('id'), ready };
  }

  /** What the apps of one plan reach from, and nothing else is in. */
  appSubnetId(apps: 'functions' | 'workflows'): Expression {
    return this.creates
      ? this.#ensureApps(apps).subnet.ref('id')
      : this.there.subnetId(apps);
  }

  /** IPv4 range of the private addresses of managed services. */
  endpointRange(): Value {
    this.#ensureEndpoints();
    return this.#range('endpoints');
  }

  /** Subnet of private endpoints. */
  endpointSubnetId(): Expression {
    return this.creates
      ? this.#ensureEndpoints().ref('id')
      : this.there.subnetId('endpoints');
  }

  /** Group of the private endpoints whose port a subnet may reach. */
  endpointGroupId(
    port: number,
    from: WorkloadSubnet = 'containers',
  ): Expression {
    const id = from === 'containers' ? `port_${port}` : `${from}_port_${port}`;
    const known = this.#groups.get(id);
    if (known) {
      return known.ref('id');
    }
    const azure = this.#azure;
    this.#ensureEndpoints();
    const { rules } = this.#ensureWorkloads(from);
    const group = this.#ensureFile().resource(
      'azurerm_application_security_group',
      id,
      {
        ...azure.placed(),
        name: azure.name(id.replace(/_/g, '-'), { maxLength: 80 }),
      },
      {
        provenance: {
          reason: `Private endpoints that connections open port ${port} of.`,
        },
      },
    );
    this.#groups.set(id, group);
    const path = {
      name: `${from}-to-${port}`,
      description: `${TITLES[from]} to private endpoints, port ${port}`,
      protocol: 'Tcp',
      from: this.#range(from),
      toGroup: group.ref('id'),
      ports: String(port),
      order: ORDERS.endpoints[from] + portOrder(port, SPREADS[from]),
    };
    rules.allow('Outbound', path);
    this.#endpointRules!.allow('Inbound', path);
    return group.ref('id');
  }

  /** Opens a port of what runs in one subnet for what runs in another one. */
  openBetween(
    from: WorkloadSubnet,
    to: 'machines' | 'containers',
    port: number,
  ): void {
    const name = `${from}-to-${to}-${port}`;
    if (!this.creates || this.#paths.has(name)) {
      return;
    }
    this.#paths.add(name);
    const path = {
      name,
      description: `${TITLES[from]} to ${to}, port ${port}`,
      protocol: 'Tcp',
      from: this.#range(from),
      to: this.#range(to),
      ports: String(port),
      order: ORDERS.workloads[from] + wayOrder(from, to, port),
    };
    this.#ensureWorkloads(from).rules.allow('Outbound', path);
    this.#ensureWorkloads(to).rules.allow('Inbound', {
      ...path,
      ...(to === 'containers' && { ports: CONTAINER_PORTS }),
    });
  }

  /** Lets a subnet reach one public address by HTTPS, and no other. */
  reachAddress(
    from: WorkloadSubnet,
    { name, what, address }: { name: string; what: string; address: Value },
  ): void {
    const id = `${from}-to-${name}`;
    if (!this.creates || this.#paths.has(id)) {
      return;
    }
    this.#paths.add(id);
    this.#ensureWorkloads(from).rules.allow('Outbound', {
      name: id,
      description: `${TITLES[from]} to ${what}`,
      protocol: 'Tcp',
      from: this.#range(from),
      to: address,
      ports: '443',
      order: ORDERS.workloads[from] + ADDRESS_ORDER,
    });
  }

  /** Lets the load balancer ask machines on a port whether they are well. */
  probeMachines(port: number): void {
    const name = `load-balancer-${port}`;
    if (!this.creates || this.#paths.has(name)) {
      return;
    }
    this.#paths.add(name);
    this.#ensureMachines().rules.allow('Inbound', {
      name,
      description: 'Probes of the load balancer',
      protocol: 'Tcp',
      from: 'AzureLoadBalancer',
      to: this.#range('machines'),
      ports: String(port),
      order: ORDERS.probes + portOrder(port),
    });
  }

  /** Lets a subnet reach the internet by HTTPS, whatever the standards say. */
  reachInternet(reason: string, from: WorkloadSubnet = 'containers'): void {
    if (!this.creates || this.#reachInternet.has(from)) {
      return;
    }
    this.#reachInternet.add(from);
    this.#ensureWorkloads(from).rules.allow('Outbound', {
      name: `${from}-to-internet`,
      description: 'HTTPS to the internet',
      protocol: 'Tcp',
      from: this.#range(from),
      to: 'Internet',
      ports: '443',
      order: 900,
      options: {
        provenance: { reason },
        skips: [{ trivy: 'AZU-0051', reason }],
      },
    });
  }

  /** Lets a subnet call Azure Resource Manager, which has no private address. */
  reachManagement(from: WorkloadSubnet = 'containers'): void {
    const name = `${from}-to-management`;
    if (!this.creates || this.#paths.has(name)) {
      return;
    }
    this.#paths.add(name);
    this.#ensureWorkloads(from).rules.allow('Outbound', {
      name,
      description: 'Azure Resource Manager',
      protocol: 'Tcp',
      from: this.#range(from),
      to: 'AzureResourceManager',
      ports: '443',
      order: 170,
    });
  }

  get #cidr(): Value {
    return this.#azure.values.value(
      'network_cidr',
      'IPv4 range of the virtual network.',
      name => this.#cidrOf(name),
    );
  }

  #range(subnet: keyof typeof SUBNETS): Value {
    return call('cidrsubnet', this.#cidr, 3, SUBNETS[subnet]);
  }

  #cidrOf(environment: string): string {
    const { network, environments } = this.#azure.standards;
    const own = environments.find(({ name }) => name === environment)?.network;
    return own?.cidr ?? network.cidr;
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

  #ensureWorkloads(subnet: WorkloadSubnet): Workloads {
    return {
      containers: () => this.#ensureContainers('containers'),
      public: () => this.#ensureContainers('public'),
      machines: () => this.#ensureMachines(),
      clusters: () => this.#ensureClusters(),
      functions: () => this.#ensureApps('functions'),
      workflows: () => this.#ensureApps('workflows'),
      gateways: () => this.#ensureGateways(),
    }[subnet]();
  }

  #ensureClusters(): Workloads {
    if (!this.#clusters) {
      const subnet = this.#subnet('clusters', {});
      this.#clusters = { subnet, rules: this.#rules('clusters', subnet) };
    }
    return this.#clusters;
  }

  /**
   * What comes from the internet goes through the environment's own address,
   * and not through its subnet; rules of the subnet hold for the network only.
   * Source: https://learn.microsoft.com/azure/container-apps/firewall-integration
   */
  #ensureContainers(name: ContainerSubnet): Workloads {
    const known = this.#containers.get(name);
    if (known) {
      return known;
    }
    const subnet = this.#subnet(name, {
      delegation: {
        name: 'containers',
        service_delegation: {
          name: 'Microsoft.App/environments',
          actions: ['Microsoft.Network/virtualNetworks/subnets/join/action'],
        },
      },
    });
    const range = this.#range(name);
    const rules = this.#rules(name, subnet);
    const containers = { subnet, rules };
    this.#containers.set(name, containers);
    const own = {
      name,
      description:
        name === 'containers'
          ? 'Containers of the stack with each other'
          : 'Containers on the internet with each other',
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
    this.#reachPlatform(
      name,
      rules,
      PLATFORM.map(({ tag }) => tag),
    );
    this.#finish(name, containers);
    return containers;
  }

  /** Their images and identities come by the platform's own paths. */
  #ensureApps(name: 'functions' | 'workflows'): Workloads {
    let apps = this.#apps.get(name);
    if (!apps) {
      const subnet = this.#farmSubnet(name);
      const rules = this.#rules(name, subnet);
      apps = { subnet, rules };
      this.#apps.set(name, apps);
      this.#reachPlatform(name, rules, ['AzureMonitor']);
      this.#finish(name, apps);
    }
    return apps;
  }

  #ensureGateways(): Workloads & { readonly ready: readonly BlockHandle[] } {
    if (!this.#gateways) {
      const subnet = this.#farmSubnet('gateways');
      const rules = this.#rules('gateways', subnet);
      this.#gateways = { subnet, rules, ready: [rules.association] };
      this.#reachServices('gateways', rules, GATEWAY_PLATFORM);
      this.#finish('gateways', this.#gateways);
    }
    return this.#gateways;
  }

  /** A subnet that what Azure runs elsewhere reaches the network from. */
  #farmSubnet(name: 'functions' | 'workflows' | 'gateways'): BlockHandle {
    return this.#subnet(name, {
      delegation: {
        name,
        service_delegation: {
          name: 'Microsoft.Web/serverFarms',
          actions: ['Microsoft.Network/virtualNetworks/subnets/action'],
        },
      },
    });
  }

  #reachPlatform(
    from: WorkloadSubnet,
    rules: SecurityRules,
    tags: readonly string[],
  ): void {
    this.#reachServices(from, rules, PLATFORM, tags);
  }

  #reachServices(
    from: WorkloadSubnet,
    rules: SecurityRules,
    services: readonly { readonly tag: string; readonly why: string }[],
    tags: readonly string[] = services.map(({ tag }) => tag),
  ): void {
    for (const [index, { tag, why }] of services.entries()) {
      if (tags.includes(tag)) {
        rules.allow('Outbound', {
          name: tag.toLowerCase().replace('.', '-'),
          description: `The platform: ${why}`,
          protocol: 'Tcp',
          from: this.#range(from),
          to: tag,
          ports: '443',
          order: 110 + index * 10,
        });
      }
    }
  }

  #ensureMachines(): Workloads {
    if (!this.#machines) {
      const subnet = this.#subnet('machines', {});
      const rules = this.#rules('machines', subnet);
      this.#machines = { subnet, rules };
      this.#finish('machines', this.#machines);
    }
    return this.#machines;
  }

  /** What holds for all that runs: names, NAT, and nothing else. */
  #finish(name: WorkloadSubnet, { subnet, rules }: Workloads): void {
    const range = this.#range(name);
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
    this.#nat ??= new AzureNat(this.#azure, this.#ensureFile());
    const what = TITLES[name].toLowerCase();
    this.#nat.connect({ name, what, subnet, range, rules });
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
    const association = file.resource(
      'azurerm_subnet_network_security_group_association',
      name,
      {
        subnet_id: subnet.ref('id'),
        network_security_group_id: group.ref('id'),
      },
    );
    return new SecurityRules(azure, file, { name, group, association });
  }
}

/** Ports keep their place in the order, whatever other ports there are. */
function portOrder(port: number, spread = 500): number {
  const known = [443, 5432, 5671, 10000].indexOf(port);
  return 200 + (known >= 0 ? known * 10 : 100 + (port % spread));
}

/** Ports of machines lie apart from the one of containers, if it is the same. */
function wayOrder(
  from: WorkloadSubnet,
  to: 'machines' | 'containers',
  port: number,
): number {
  return to === 'machines' && port === 443
    ? 240
    : portOrder(port, from === 'public' ? LEAST_SPREAD : SPREADS[from]);
}
