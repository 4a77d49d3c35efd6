import type { BlockHandle, DocumentFile, Value } from '../../terraform';
import { binary, call, conditional } from '../../terraform';
import type { AwsFoundation } from './AwsFoundation';

const ZONE_LETTERS = ['a', 'b', 'c'] as const;

/**
 * Zones that take no Kubernetes clusters. They are left out in every stack, so
 * that its subnets stay where they are when it gets a cluster.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'ca-central-1': 'cac1-az3',
  'us-east-1': 'use1-az3',
  'us-west-1': 'usw1-az2',
};

/** Public subnets have the first sixteenths of the range, private the last. */
const FIRST_SIXTEENTH = { public: 0, private: 8 };

/**
 * Private subnets in each zone and, where something is reached from the
 * internet or reaches it, public ones with a gateway.
 */
export class AwsSubnets {
  /** Routes of private subnets to the internet, through NAT. */
  readonly waysOut: BlockHandle[] = [];
  readonly routeTables: BlockHandle[];
  readonly privateIds: readonly Value[];
  readonly #aws: AwsFoundation;
  readonly #file: DocumentFile;
  readonly #vpc: BlockHandle;
  readonly #zoneNames: BlockHandle;
  readonly #letters: readonly string[];
  #third: BlockHandle | undefined;
  #public: { subnets: BlockHandle[]; internet: BlockHandle } | undefined;

  constructor(aws: AwsFoundation, file: DocumentFile, vpc: BlockHandle) {
    this.#aws = aws;
    this.#file = file;
    this.#vpc = vpc;
    this.#letters = ZONE_LETTERS.slice(0, aws.standards.network.zones);
    const leftOut = LEFT_OUT[aws.region];
    this.#zoneNames = aws
      .dataFile()
      .data('aws_availability_zones', 'available', {
        state: 'available',
        ...(leftOut !== undefined && { exclude_zone_ids: [leftOut] }),
        filter: { name: 'opt-in-status', values: ['opt-in-not-required'] },
      });
    const subnets = this.#letters.map((_, zone) =>
      this.#subnet('private', zone),
    );
    this.privateIds = subnets.map(subnet => subnet.ref('id'));
    this.routeTables = this.#letters.map((letter, zone) => {
      const table = this.#routeTable(`private_${letter}`);
      this.#associate(`private_${letter}`, subnets[zone], table);
      return table;
    });
    this.#nat();
  }

  /** How private subnets of an environment reach the internet. */
  static natMode(aws: AwsFoundation, environment: string) {
    const { network, environments } = aws.standards;
    const own = environments.find(e => e.name === environment)?.network;
    return own?.nat ?? network.nat;
  }

  /** NAT gateways that an environment has of its own. */
  static gateways(aws: AwsFoundation, environment: string): number {
    const { network } = aws.standards;
    if (!aws.networks.createdIn(environment)) {
      return 0;
    }
    switch (AwsSubnets.natMode(aws, environment)) {
      case 'none':
        return 0;
      case 'single':
        return 1;
      default:
        return network.zones;
    }
  }

  /** The most NAT gateways that any environment has. */
  static mostGateways(aws: AwsFoundation): number {
    return Math.max(
      ...aws.values.environments.map(e => AwsSubnets.gateways(aws, e)),
    );
  }

  /**
   * Private subnets for what AWS spreads over no fewer than three: beside those
   * of two zones one more in the third, without a way to the internet.
   */
  threePrivateIds(): Value[] {
    if (this.#letters.length === ZONE_LETTERS.length) {
      return [...this.privateIds];
    }
    this.#third ??= this.#thirdPrivate();
    return [...this.privateIds, this.#third.ref('id')];
  }

  /** Subnets that the internet reaches, once `internet` is there. */
  public(): { ids: Value[]; internet: BlockHandle } {
    const { subnets, internet } = this.#ensurePublic();
    return { ids: subnets.map(subnet => subnet.ref('id')), internet };
  }

  #ensurePublic(): { subnets: BlockHandle[]; internet: BlockHandle } {
    if (this.#public) {
      return this.#public;
    }
    const subnets = this.#letters.map((_, zone) =>
      this.#subnet('public', zone),
    );
    const gateway = this.#file.resource('aws_internet_gateway', 'main', {
      vpc_id: this.#vpc.ref('id'),
      tags: this.#named('internet'),
    });
    const table = this.#routeTable('public');
    const internet = this.#file.resource('aws_route', 'public_internet', {
      route_table_id: table.ref('id'),
      destination_cidr_block: '0.0.0.0/0',
      gateway_id: gateway.ref('id'),
    });
    for (const [zone, letter] of this.#letters.entries()) {
      this.#associate(`public_${letter}`, subnets[zone], table);
    }
    this.#public = { subnets, internet };
    return this.#public;
  }

  #thirdPrivate(): BlockHandle {
    const zone = ZONE_LETTERS.length - 1;
    const name = `private_${ZONE_LETTERS[zone]}`;
    const subnet = this.#subnet(
      'private',
      zone,
      // In a region of two zones it goes into the first.
      call('element', this.#zoneNames.ref('names'), zone),
    );
    const table = this.#routeTable(name);
    this.#associate(name, subnet, table);
    this.routeTables.push(table);
    return subnet;
  }

  #subnet(
    kind: 'public' | 'private',
    zone: number,
    zoneName: Value = this.#zoneNames.ref('names', zone),
  ): BlockHandle {
    const name = `${kind}_${ZONE_LETTERS[zone]}`;
    return this.#file.resource('aws_subnet', name, {
      vpc_id: this.#vpc.ref('id'),
      availability_zone: zoneName,
      cidr_block: call(
        'cidrsubnet',
        this.#vpc.ref('cidr_block'),
        4,
        FIRST_SIXTEENTH[kind] + zone,
      ),
      tags: this.#named(name),
    });
  }

  #routeTable(name: string): BlockHandle {
    return this.#file.resource('aws_route_table', name, {
      vpc_id: this.#vpc.ref('id'),
      tags: this.#named(name),
    });
  }

  #associate(name: string, subnet: BlockHandle, table: BlockHandle): void {
    this.#file.resource('aws_route_table_association', name, {
      subnet_id: subnet.ref('id'),
      route_table_id: table.ref('id'),
    });
  }

  // Environments may have no gateway, one, or one per zone: `count` then
  // switches what this environment does not have.
  #nat(): void {
    const aws = this.#aws;
    const most = AwsSubnets.mostGateways(aws);
    if (most === 0) {
      return;
    }
    const count = aws.values.value(
      'nat_gateway_count',
      'NAT gateways: 0, 1, or one per availability zone.',
      environment => AwsSubnets.gateways(aws, environment),
    );
    const varies = typeof count !== 'number';
    const ifMoreThan = (least: number) =>
      varies ? { count: conditional(binary('>', count, least), 1, 0) } : {};
    const at = (block: BlockHandle) =>
      varies ? block.ref(0, 'id') : block.ref('id');
    const gateways = this.#letters
      .slice(0, most)
      .map((letter, zone) =>
        this.#natGateway(`nat_${letter}`, zone, { ...ifMoreThan(zone), at }),
      );
    for (const [zone, letter] of this.#letters.entries()) {
      const own = gateways[zone];
      const shared = gateways[0];
      const gatewayId =
        varies && own && zone > 0
          ? conditional(binary('>', count, zone), at(own), at(shared))
          : at(own ?? shared);
      this.waysOut.push(
        this.#file.resource(
          'aws_route',
          `private_${letter}_internet`,
          {
            route_table_id: this.routeTables[zone].ref('id'),
            destination_cidr_block: '0.0.0.0/0',
            nat_gateway_id: gatewayId,
          },
          ifMoreThan(0),
        ),
      );
    }
  }

  #natGateway(
    name: string,
    zone: number,
    options: { count?: Value; at: (block: BlockHandle) => Value },
  ): BlockHandle {
    const { subnets, internet } = this.#ensurePublic();
    const { count, at } = options;
    const address = this.#file.resource(
      'aws_eip',
      name,
      { domain: 'vpc', tags: this.#named(name) },
      { count },
    );
    return this.#file.resource(
      'aws_nat_gateway',
      name,
      {
        allocation_id: at(address),
        subnet_id: subnets[zone].ref('id'),
        tags: this.#named(name),
      },
      { count, dependsOn: [internet] },
    );
  }

  #named(name: string): { Name: Value } {
    const dashed = name.replace(/_/g, '-');
    return { Name: this.#aws.name(dashed, { maxLength: 255 }) };
  }
}
