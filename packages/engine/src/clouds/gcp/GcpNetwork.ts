import type { NodeScope } from '../../resource-types/NodeScope';
import {
  call,
  conditional,
  index,
  local,
  template,
  type BlockHandle,
  type DocumentFile,
  type Expression,
  type Value,
} from '../../terraform';
import { gateNetwork } from '../gateNetwork';
import { GcpExistingNetwork } from './GcpExistingNetwork';
import type { GcpFoundation } from './GcpFoundation';
import type { GcpPlace } from './GcpImplementation';
import { answerForDomain, reachGoogleApis } from './googleApis';
import { RFC1035 } from './names';
import { ownersPart } from './ownersPart';
import type { OwnNetwork } from './OwnNetwork';
import { rangeOf, reportSmallRange, serviceRange } from './serviceRange';
import { closeEgress, hasWayOut, reachInternet } from './wayOut';

/**
 * Where Google runs what comes into the network through a connector.
 * Source: https://cloud.google.com/vpc/docs/configure-serverless-vpc-access#firewall-rules-shared-vpc
 */
const SERVERLESS = '35.199.224.0/19';

/**
 * One VPC with one subnet, which spans all zones of the region. Workloads reach
 * Google's APIs inside Google's network; they reach the internet only where
 * the standards ask for NAT, and each other only where a connection says so.
 */
export class GcpNetwork {
  readonly #gcp: GcpFoundation;
  #file: DocumentFile | undefined;
  #network: BlockHandle | undefined;
  #subnet: BlockHandle | undefined;
  #peering: BlockHandle | undefined;
  #servicesReached = false;
  #registryReached = false;
  #clusterImagesReached = false;
  #endpoints: BlockHandle | undefined;
  #functions: BlockHandle | undefined;
  readonly #there: GcpExistingNetwork;
  /** What is asked of a network that is there. */
  readonly #needed = {
    domains: new Set(['googleapis.com']),
    privateServices: false,
    caches: false,
  };

  constructor(gcp: GcpFoundation) {
    this.#gcp = gcp;
    this.#there = new GcpExistingNetwork(gcp);
  }

  id(): Expression {
    return this.#creates
      ? this.#ensure().ref('id')
      : this.#there.network().ref('id');
  }

  subnetId(): Expression {
    if (!this.#creates) {
      return this.#there.subnet().ref('id');
    }
    this.#ensure();
    return this.#subnet!.ref('id');
  }

  /** Lets environments that join a network go without the own one. */
  gate(): void {
    const { document, networks } = this.#gcp;
    const file = this.#file;
    if (!file || !networks.joins) {
      return;
    }
    for (const block of file.blocks()) {
      if (block.kind === 'resource') {
        networks.own.add(block);
      }
    }
    const subnet = () => this.#there.subnet();
    gateNetwork({
      document,
      plan: networks,
      file,
      standIns: [
        [
          'google_compute_network.main.id',
          () => this.#there.network().ref('id'),
        ],
        ['google_compute_subnetwork.main.id', () => subnet().ref('id')],
        [
          'google_compute_subnetwork.main.ip_cidr_range',
          () => subnet().ref('ip_cidr_range'),
        ],
        [
          'google_compute_subnetwork.functions.name',
          () => this.#there.functionSubnet().name,
        ],
        [
          'google_compute_subnetwork.functions.project',
          () => this.#there.functionSubnet().project,
        ],
      ],
    });
  }

  /** What owners of networks that are there must have done, as Markdown. */
  ownersPart(): string[] {
    return this.#gcp.networks.lookups.size > 0
      ? ownersPart(this.#gcp, this.#needed)
      : [];
  }

  /** Private services access: where Cloud SQL has its addresses. */
  privateServices(scope: Pick<NodeScope, 'report'>): BlockHandle {
    this.#needed.privateServices = true;
    reportSmallRange(scope, this.#gcp);
    if (!this.#creates) {
      return this.#there.network();
    }
    if (this.#peering) {
      return this.#peering;
    }
    const gcp = this.#gcp;
    const network = this.#ensure();
    const file = this.#file!;
    const provenance = {
      reason: 'Managed databases have private addresses in this range.',
    };
    const range = file.locals({
      services_range: serviceRange(this.#cidr()),
    });
    const address = file.resource(
      'google_compute_global_address',
      'services',
      {
        name: gcp.name('services', RFC1035),
        purpose: 'VPC_PEERING',
        address_type: 'INTERNAL',
        address: call('cidrhost', range.ref('services_range'), 0),
        prefix_length: call(
          'tonumber',
          index(call('split', '/', local('services_range')), 1),
        ),
        network: network.ref('id'),
      },
      { provenance },
    );
    this.#peering = file.resource(
      'google_service_networking_connection',
      'services',
      {
        network: network.ref('id'),
        service: 'servicenetworking.googleapis.com',
        reserved_peering_ranges: [address.ref('name')],
        deletion_policy: 'ABANDON',
      },
      {
        provenance,
        comment:
          'Google keeps the peering for days after the last database; it goes with the network.',
      },
    );
    return this.#peering;
  }

  /** Lets workloads call Cloud Run services by their addresses inside Google. */
  reachServices(): void {
    this.#needed.domains.add('run.app');
    if (!this.#creates) {
      return;
    }
    this.#ensure();
    if (!this.#servicesReached) {
      this.#servicesReached = true;
      answerForDomain(this.#own(), 'run', 'run.app.', 'run.app.');
    }
  }

  /** Lets workloads pull and push images inside Google. */
  reachRegistry(): void {
    this.#needed.domains.add('pkg.dev');
    if (!this.#creates) {
      return;
    }
    this.#ensure();
    if (!this.#registryReached) {
      this.#registryReached = true;
      answerForDomain(this.#own(), 'registry', 'pkg.dev.', 'pkg.dev.');
    }
  }

  /**
   * Lets machines of a cluster get the images of what Google runs on them; they
   * have no way to the addresses that these names have on the internet.
   * Source: https://cloud.google.com/vpc-service-controls/docs/set-up-gke
   */
  reachClusterImages(): void {
    this.reachRegistry();
    this.#needed.domains.add('gcr.io');
    if (this.#creates && !this.#clusterImagesReached) {
      this.#clusterImagesReached = true;
      answerForDomain(this.#own(), 'cluster_images', 'gcr.io.', 'gcr.io.');
    }
  }

  /** Lets Memorystore put its endpoints into the subnet. */
  cacheEndpoints(): BlockHandle {
    this.#needed.caches = true;
    if (!this.#creates) {
      return this.#there.network();
    }
    const gcp = this.#gcp;
    const network = this.#ensure();
    this.#endpoints ??= this.#file!.resource(
      'google_network_connectivity_service_connection_policy',
      'caches',
      {
        name: gcp.name('caches', RFC1035),
        location: gcp.region,
        service_class: 'gcp-memorystore',
        network: network.ref('id'),
        psc_config: { subnetworks: [this.subnetId()] },
      },
      {
        provenance: { reason: 'Caches have private addresses in the subnet.' },
      },
    );
    return this.#endpoints;
  }

  /** A subnet for the connector of functions, which shares one with nothing. */
  functionSubnet(): { readonly name: Value; readonly project?: Value } {
    const { networks } = this.#gcp;
    if (!this.#creates) {
      return this.#there.functionSubnet();
    }
    const subnet = (this.#functions ??= this.#createFunctionSubnet());
    return {
      name: subnet.ref('name'),
      ...(networks.joins && { project: subnet.ref('project') }),
    };
  }

  /** Opens ports of a place for what carries a network tag. */
  openPath(
    scope: NodeScope,
    options: {
      /** Distinguishes the path among those of the scope's node. */
      suffix: string;
      tag: Value;
      to: GcpPlace;
      reason: string;
    },
  ): BlockHandle {
    const { suffix, tag, to, reason } = options;
    return scope.resource(
      'google_compute_firewall',
      `to_${suffix}`,
      {
        name: this.#gcp.name(
          scope,
          RFC1035,
          `to-${suffix.replace(/_+/g, '-')}`,
        ),
        description: `${scope.address} to ${suffix}`,
        ...this.ofNetwork(),
        direction: 'EGRESS',
        target_tags: [tag],
        destination_ranges: [
          'range' in to ? to.range : template(to.address, '/32'),
        ],
        allow: { protocol: 'tcp', ports: to.ports.map(String) },
      },
      { provenance: { reason, implicit: true } },
    );
  }

  /** IPv4 range that all workloads of the stack have their addresses in. */
  range(): Expression {
    if (!this.#creates) {
      return this.#there.subnet().ref('ip_cidr_range');
    }
    this.#ensure();
    return this.#subnet!.ref('ip_cidr_range');
  }

  /** Whether workloads reach the internet in an environment. */
  hasNat(environment: string): boolean {
    return hasWayOut(this.#gcp, environment);
  }

  /** Opens ports of what carries a network tag for address ranges. */
  openFrom(
    scope: NodeScope,
    options: {
      /** Distinguishes the path among those of the scope's node. */
      suffix: string;
      tag: Value;
      ranges: readonly Value[];
      ports: readonly number[];
      description: string;
      reason: string;
    },
  ): void {
    const { suffix, tag, ranges, ports, description, reason } = options;
    scope.resource(
      'google_compute_firewall',
      `from_${suffix}`,
      {
        name: this.#gcp.name(
          scope,
          RFC1035,
          `from-${suffix.replace(/_+/g, '-')}`,
        ),
        description,
        ...this.ofNetwork(),
        direction: 'INGRESS',
        target_tags: [tag],
        source_ranges: [...ranges],
        allow: { protocol: 'tcp', ports: ports.map(String) },
      },
      { provenance: { reason, implicit: true } },
    );
  }

  /** Rules of a shared network stand in its project. */
  ofNetwork(): Record<string, Value> {
    const { networks } = this.#gcp;
    const project = () => this.#there.network().ref('project');
    return {
      network: this.id(),
      ...(networks.joins && {
        project: networks.creates
          ? conditional(networks.whether(), null, project())
          : project(),
      }),
    };
  }

  get #creates(): boolean {
    return this.#gcp.networks.creates;
  }

  #cidr(): Value {
    return this.#gcp.values.value(
      'network_cidr',
      'IPv4 range of the network.',
      environment => rangeOf(this.#gcp, environment),
    );
  }

  #own(): OwnNetwork {
    return { gcp: this.#gcp, file: this.#file!, block: this.#network! };
  }

  #ensure(): BlockHandle {
    if (this.#network) {
      return this.#network;
    }
    const gcp = this.#gcp;
    const file = gcp.document.file('network.tf', {
      provenance: {
        reason:
          'A network of its own: what runs in this stack has private addresses, and only declared connections are open.',
      },
    });
    this.#file = file;
    const network = file.resource('google_compute_network', 'main', {
      name: gcp.name('network', RFC1035),
      description: 'Closed but for declared connections',
      auto_create_subnetworks: false,
      delete_default_routes_on_create: true,
      routing_mode: 'REGIONAL',
    });
    this.#network = network;
    this.#subnet = this.#createSubnet(
      { block: 'main', name: 'workloads' },
      call('cidrsubnet', this.#cidr(), 2, 0),
    );
    const own = this.#own();
    reachGoogleApis(own);
    closeEgress(own);
    reachInternet(own, () =>
      [this.#subnet, this.#functions].filter(subnet => subnet !== undefined),
    );
    return network;
  }

  #createSubnet(
    { block, name }: { block: string; name: string },
    range: Value,
    provenance?: { readonly reason: string },
  ): BlockHandle {
    const gcp = this.#gcp;
    return this.#file!.resource(
      'google_compute_subnetwork',
      block,
      {
        name: gcp.name(name, RFC1035),
        region: gcp.region,
        network: this.#network!.ref('id'),
        ip_cidr_range: range,
        private_ip_google_access: true,
        log_config: {
          aggregation_interval: 'INTERVAL_5_SEC',
          flow_sampling: 0.5,
          metadata: 'INCLUDE_ALL_METADATA',
        },
      },
      {
        skips: [
          {
            checkov: 'CKV_GCP_76',
            reason: 'The subnet has no IPv6 addresses.',
          },
        ],
        provenance,
      },
    );
  }

  // Connectors want sixteen addresses, no more and no less.
  #createFunctionSubnet(): BlockHandle {
    const gcp = this.#gcp;
    this.#ensure();
    const subnet = this.#createSubnet(
      { block: 'functions', name: 'functions' },
      template(
        call('cidrhost', call('cidrsubnet', this.#cidr(), 2, 1), 0),
        '/28',
      ),
      { reason: 'Functions have addresses in the network through it.' },
    );
    this.#file!.resource(
      'google_compute_firewall',
      'functions',
      {
        name: gcp.name('functions', RFC1035),
        description: 'From connectors back to functions',
        network: this.#network!.ref('id'),
        direction: 'EGRESS',
        target_tags: ['vpc-connector'],
        destination_ranges: [SERVERLESS],
        allow: [
          { protocol: 'tcp', ports: ['667'] },
          { protocol: 'udp', ports: ['665-666'] },
          { protocol: 'icmp' },
        ],
      },
      {
        provenance: {
          reason: 'What connectors have to say to functions passes.',
        },
      },
    );
    return subnet;
  }
}
