import type { BlockHandle, Expression, Value } from '../../terraform';
import { gateNetwork, type StandIn } from '../gateNetwork';
import { AzureExistingNetwork, type SubnetUse } from './AzureExistingNetwork';
import type { AzureFoundation } from './AzureFoundation';
import { OwnSubnets, type OwnSubnet } from './OwnSubnets';
import {
  addressOrder,
  endpointOrder,
  probeOrder,
  workloadOrder,
} from './ruleOrder';
import { TITLES, type ContainerSubnet, type WorkloadSubnet } from './subnets';

/**
 * Where a container environment answers by HTTPS: at its address, and behind
 * its load balancer, which rules for what comes in see. Port 80 only redirects.
 * Source: https://learn.microsoft.com/azure/container-apps/firewall-integration
 */
const CONTAINER_PORTS = ['443', '31443'] as const;

/** A subnet to run in. */
export interface ReadySubnet {
  readonly id: Expression;
  /** What must stand before something starts in it. */
  readonly ready: readonly BlockHandle[];
}

/**
 * One virtual network: subnets that containers and machines run in, and one
 * with the private addresses of managed services. All are closed but for what
 * the platform needs and what connections open.
 */
export class AzureNetwork {
  readonly #azure: AzureFoundation;
  /** The network that is there, in environments that join one. */
  readonly there: AzureExistingNetwork;
  readonly #own: OwnSubnets;
  readonly #groups = new Map<string, BlockHandle>();
  readonly #paths = new Set<string>();
  #gatewayIn = false;

  constructor(azure: AzureFoundation) {
    this.#azure = azure;
    this.there = new AzureExistingNetwork(azure);
    this.#own = new OwnSubnets(azure);
  }

  id(): Expression {
    return this.creates
      ? this.#own.network.ref('id')
      : this.there.network().ref('id');
  }

  /** Whether some environment has a network of its own. */
  get creates(): boolean {
    return this.#azure.networks.creates;
  }

  /** Lets environments that join a network go without the own one. */
  gate(): void {
    const { document, networks } = this.#azure;
    const file = this.#own.writtenTo;
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
  containerSubnet(subnet: ContainerSubnet): ReadySubnet {
    return this.#subnet(subnet);
  }

  /** Subnet of virtual machines. */
  machineSubnet(): ReadySubnet {
    return this.#subnet('machines');
  }

  /**
   * For machines of Kubernetes clusters, which talk to each other and to Azure
   * as Azure's own rules have it; what pods may do is the cluster's business.
   */
  clusterSubnet(): ReadySubnet {
    return readySubnet(this.#own.get('clusters'));
  }

  /**
   * What a gateway sends requests on from. Azure puts one into a subnet, and
   * none before the subnet has its rules.
   *
   * @returns undefined when there is one already
   */
  gatewaySubnet(): ReadySubnet | undefined {
    if (this.#gatewayIn) {
      return undefined;
    }
    this.#gatewayIn = true;
    return this.#subnet('gateways');
  }

  /** What the apps of one plan reach from, and nothing else is in. */
  appSubnet(apps: 'functions' | 'workflows'): ReadySubnet {
    return this.#subnet(apps);
  }

  /** IPv4 range of the private addresses of managed services. */
  endpointRange(): Value {
    this.#own.get('endpoints');
    return this.#own.range('endpoints');
  }

  /** Subnet of private endpoints. */
  endpointSubnet(): ReadySubnet {
    return this.#subnet('endpoints');
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
    const endpoints = this.#own.get('endpoints');
    const { rules } = this.#own.get(from);
    const group = this.#own.file.resource(
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
      from: this.#own.range(from),
      toGroup: group.ref('id'),
      ports: String(port),
      order: endpointOrder(from, port),
    };
    rules.allow('Outbound', path);
    endpoints.rules.allow('Inbound', path);
    return group.ref('id');
  }

  /** Opens a port of what runs in one subnet for what runs in another one. */
  openBetween(
    from: WorkloadSubnet,
    to: 'machines' | 'containers',
    port: number,
  ): void {
    const name = `${from}-to-${to}-${port}`;
    if (!this.#isNew(name)) {
      return;
    }
    const path = {
      name,
      description: `${TITLES[from]} to ${to}, port ${port}`,
      protocol: 'Tcp',
      from: this.#own.range(from),
      to: this.#own.range(to),
      ports: String(port),
      order: workloadOrder(from, to, port),
    };
    this.#own.get(from).rules.allow('Outbound', path);
    this.#own.get(to).rules.allow('Inbound', {
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
    if (!this.#isNew(id)) {
      return;
    }
    this.#own.get(from).rules.allow('Outbound', {
      name: id,
      description: `${TITLES[from]} to ${what}`,
      protocol: 'Tcp',
      from: this.#own.range(from),
      to: address,
      ports: '443',
      order: addressOrder(from),
    });
  }

  /** Lets the load balancer ask machines on a port whether they are well. */
  probeMachines(port: number): void {
    const name = `load-balancer-${port}`;
    if (!this.#isNew(name)) {
      return;
    }
    this.#own.get('machines').rules.allow('Inbound', {
      name,
      description: 'Probes of the load balancer',
      protocol: 'Tcp',
      from: 'AzureLoadBalancer',
      to: this.#own.range('machines'),
      ports: String(port),
      order: probeOrder(port),
    });
  }

  /** Lets a subnet reach the internet by HTTPS, whatever the standards say. */
  reachInternet(reason: string, from: WorkloadSubnet = 'containers'): void {
    const name = `${from}-to-internet`;
    if (!this.#isNew(name)) {
      return;
    }
    this.#own.get(from).rules.allow('Outbound', {
      name,
      description: 'HTTPS to the internet',
      protocol: 'Tcp',
      from: this.#own.range(from),
      to: 'Internet',
      ports: '443',
      order: 900,
      options: {
        provenance: { reason },
        skips: [{ trivy: 'AZU-0051', reason }],
      },
    });
  }

  /**
   * Whether what runs in a subnet reaches the internet even without NAT, as far
   * as is known yet. Pods do by way of their cluster's own load balancer.
   */
  reachesInternet(from: WorkloadSubnet): boolean {
    return from === 'clusters' || this.#paths.has(`${from}-to-internet`);
  }

  /** Lets a subnet call Azure Resource Manager, which has no private address. */
  reachManagement(from: WorkloadSubnet = 'containers'): void {
    const name = `${from}-to-management`;
    if (!this.#isNew(name)) {
      return;
    }
    this.#own.get(from).rules.allow('Outbound', {
      name,
      description: 'Azure Resource Manager',
      protocol: 'Tcp',
      from: this.#own.range(from),
      to: 'AzureResourceManager',
      ports: '443',
      order: 170,
    });
  }

  #subnet(use: SubnetUse): ReadySubnet {
    return this.creates
      ? readySubnet(this.#own.get(use))
      : { id: this.there.subnetId(use), ready: [] };
  }

  /** Whether a way is wanted for the first time, in a network that is ours. */
  #isNew(path: string): boolean {
    if (!this.creates || this.#paths.has(path)) {
      return false;
    }
    this.#paths.add(path);
    return true;
  }
}

function readySubnet({ block, ready }: OwnSubnet): ReadySubnet {
  return { id: block.ref('id'), ready };
}
