import type { NodeScope } from '../../resource-types/NodeScope';
import type { NameRule } from '../../standards/naming';
import type { BlockHandle, DocumentFile, Skip, Value } from '../../terraform';
import {
  call,
  conditional,
  lazy,
  ref,
  template,
  variable,
} from '../../terraform';
import type { RunNotes } from '../Cloud';
import { gateNetwork, type StandIn } from '../gateNetwork';
import type { AwsApi } from './AwsImplementation';
import type { AwsFoundation } from './AwsFoundation';
import { AwsExistingNetwork } from './AwsExistingNetwork';
import { AwsSubnets } from './AwsSubnets';
import { GroupOwners } from './GroupOwners';
import { assumedByService, policyDocument } from './policy';

/** APIs that are reached through a route instead of an address in a subnet. */
const GATEWAY_APIS: readonly AwsApi[] = ['dynamodb', 's3'];

/** Zones that there are at most, counted from 0. */
const THREE = [0, 1, 2] as const;

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
const GROUP_NAME: NameRule = { maxLength: 255, neverFirst: 'sg-' };

/** Ports that checkov wants closed to the internet, and its checks for them. */
const WATCHED_PORTS = new Map([
  [22, 'CKV_AWS_24'],
  [80, 'CKV_AWS_260'],
  [3389, 'CKV_AWS_25'],
]);

/**
 * One VPC over two or three zones. Private subnets reach AWS's APIs through
 * endpoints; they reach the internet only where the standards ask for NAT.
 */
export class AwsNetwork {
  readonly owners = new GroupOwners();
  readonly #aws: AwsFoundation;
  readonly #endpoints = new Map<AwsApi, BlockHandle>();
  readonly #opened = new Set<string>();
  readonly #waysOut: BlockHandle[] = [];
  readonly #used = new Set<AwsApi>();
  #notes: RunNotes | undefined;
  #file: DocumentFile | undefined;
  #vpc: BlockHandle | undefined;
  #subnets: AwsSubnets | undefined;
  #endpointGroup: BlockHandle | undefined;
  readonly #there: AwsExistingNetwork;

  constructor(aws: AwsFoundation) {
    this.#aws = aws;
    this.#there = new AwsExistingNetwork(aws);
  }

  vpcId(): Value {
    return this.#creates
      ? this.#ensure().ref('id')
      : this.#there.vpc().ref('id');
  }

  /** One subnet per zone. */
  privateSubnetIds(): Value[] {
    return this.#creates
      ? [...this.#ensureSubnets().privateIds]
      : this.#zones.map(zone => this.#there.subnetId('private', zone));
  }

  /**
   * Three of them, for what AWS spreads over no fewer; a network that is there
   * already has to have them.
   */
  threePrivateSubnetIds(scope: NodeScope): Value[] {
    const { networks } = this.#aws;
    if (networks.joins) {
      this.#askForThree(scope);
    }
    return this.#creates
      ? this.#ensureSubnets().threePrivateIds()
      : THREE.map(zone => this.#there.subnetId('private', zone));
  }

  /** Subnets that the internet reaches, once `internet` is there. */
  publicSubnets(): { ids: Value[]; internet: BlockHandle } {
    return this.#creates
      ? this.#ensureSubnets().public()
      : {
          ids: this.#zones.map(zone => this.#there.subnetId('public', zone)),
          internet: this.#there.vpc(),
        };
  }

  /** Tells which APIs have to be reached from a network that is there. */
  noteApis(): void {
    if (this.#aws.networks.joins && this.#used.size > 0) {
      this.#notes?.beforeFirstApply.add(
        `See that private subnets of the network that is there reach these APIs of AWS, through its endpoints or NAT: ${[
          ...this.#used,
        ]
          .sort()
          .map(api => `\`${api}\``)
          .join(', ')}.`,
      );
    }
  }

  /** Lets environments that join a network go without the own one. */
  gate(): void {
    const { document, networks } = this.#aws;
    const file = this.#file;
    if (!file || !networks.joins) {
      return;
    }
    for (const block of file.blocks()) {
      networks.own.add(block);
    }
    const standIns: StandIn[] = [
      ['aws_vpc.main.id', () => this.#there.vpc().ref('id')],
      ['aws_vpc.main.cidr_block', () => this.#there.vpc().ref('cidr_block')],
      ...(['private', 'public'] as const).flatMap(kind =>
        THREE.map(
          (zone): StandIn => [
            `aws_subnet.${kind}_${'abc'[zone]}.id`,
            () => this.#there.subnetId(kind, zone),
          ],
        ),
      ),
    ];
    gateNetwork({ document, plan: networks, file, standIns });
  }

  /** What private subnets reach others through: endpoints, and NAT's routes. */
  get waysOut(): readonly BlockHandle[] {
    return this.#waysOut;
  }

  get cidr(): Value {
    return this.#aws.values.value(
      'vpc_cidr',
      'IPv4 range of the VPC.',
      environment => this.#cidrOf(environment),
      {
        validation: {
          condition: call('can', call('cidrnetmask', variable('vpc_cidr'))),
          errorMessage: 'The range must look like 10.0.0.0/16.',
        },
      },
    );
  }

  /** Whether private subnets reach the internet in an environment. */
  hasNat(environment: string): boolean {
    return AwsSubnets.natMode(this.#aws, environment) !== 'none';
  }

  /** A security group for one node, closed until a connection opens it. */
  securityGroup(
    scope: NodeScope,
    options: { suffix?: string; description: string },
  ): BlockHandle {
    const { suffix, description } = options;
    const group = scope.resource(
      'aws_security_group',
      suffix,
      {
        name: this.#aws.name(scope, GROUP_NAME, suffix),
        description,
        vpc_id: this.vpcId(),
      },
      {
        provenance: {
          reason: `Only the connections of ${scope.label} may reach it.`,
          implicit: true,
        },
      },
    );
    this.owners.add(group.ref('id'), scope);
    return group;
  }

  /** Opens one port from one security group to another, on both sides. */
  openPath(
    scope: NodeScope,
    options: {
      /** Distinguishes the path among those of the scope's node. */
      suffix: string;
      from: Value;
      to: Value;
      port: number;
      description: string;
      reason: string;
    },
  ): void {
    const { suffix, from, to, port, description, reason } = options;
    // Nodes of one cluster share a group, and a rule can be there only once.
    const way = JSON.stringify([from, to, port]);
    if (this.#opened.has(way)) {
      return;
    }
    this.#opened.add(way);
    this.owners.add(from, scope);
    const common = {
      description,
      ip_protocol: 'tcp',
      from_port: port,
      to_port: port,
    };
    const provenance = { reason, implicit: true };
    scope.resource(
      'aws_vpc_security_group_egress_rule',
      `to_${suffix}`,
      { security_group_id: from, referenced_security_group_id: to, ...common },
      { provenance },
    );
    scope.resource(
      'aws_vpc_security_group_ingress_rule',
      `to_${suffix}`,
      { security_group_id: to, referenced_security_group_id: from, ...common },
      { provenance, skips: falseAlarms(port) },
    );
  }

  /** Lets a node's security group reach an AWS API. */
  reachApi(scope: NodeScope, groupId: Value, api: AwsApi): void {
    const { networks } = this.#aws;
    this.#used.add(api);
    this.#notes = scope.notes;
    if (this.#creates) {
      this.#endpoint(api);
    }
    const path = `${JSON.stringify(groupId)} ${api}`;
    if (GATEWAY_APIS.includes(api) && !this.#opened.has(path)) {
      this.#opened.add(path);
      scope.resource(
        'aws_vpc_security_group_egress_rule',
        `to_${api}`,
        {
          security_group_id: groupId,
          description: `${api} through its gateway endpoint`,
          ip_protocol: 'tcp',
          from_port: 443,
          to_port: 443,
          prefix_list_id: networks.joins
            ? this.#there.prefixListId(api)
            : this.#endpoint(api).ref('prefix_list_id'),
        },
        {
          provenance: {
            reason: `${scope.label} uses ${api}.`,
            implicit: true,
          },
        },
      );
    }
  }

  /** Lets a node's security group reach the endpoints of AWS's APIs. */
  reachEndpoints(scope: NodeScope, groupId: Value): void {
    scope.resource(
      'aws_vpc_security_group_egress_rule',
      'to_endpoints',
      {
        security_group_id: groupId,
        description: 'AWS APIs through interface endpoints',
        ip_protocol: 'tcp',
        from_port: 443,
        to_port: 443,
        ...this.#endpointAddresses(),
      },
      {
        provenance: {
          reason: `${scope.label} talks to AWS's APIs inside the VPC only.`,
          implicit: true,
        },
      },
    );
  }

  /** Lets a node's security group reach the internet where there is NAT. */
  reachInternet(scope: NodeScope, groupId: Value): void {
    if (!this.#aws.values.environments.some(name => this.hasNat(name))) {
      return;
    }
    scope.resource(
      'aws_vpc_security_group_egress_rule',
      'to_internet',
      {
        security_group_id: groupId,
        description: 'HTTPS to the internet through NAT',
        ip_protocol: 'tcp',
        from_port: 443,
        to_port: 443,
        cidr_ipv4: '0.0.0.0/0',
      },
      {
        provenance: {
          reason: 'The standards give private subnets a way out through NAT.',
          implicit: true,
        },
        skips: [
          {
            trivy: 'AWS-0104',
            reason: 'Outbound HTTPS through NAT is what the standards ask for.',
          },
        ],
      },
    );
  }

  get #creates(): boolean {
    return this.#aws.networks.creates;
  }

  get #zones(): readonly number[] {
    return [...Array(this.#aws.standards.network.zones).keys()];
  }

  /** Says that the network that is there has to be in three zones. */
  #askForThree(scope: NodeScope): void {
    const { networks } = this.#aws;
    const named = networks.fewest('privateSubnets');
    if (!networks.byIds) {
      scope.notes.beforeFirstApply.add(
        `See that the network that is there has private subnets in three zones: AWS puts \`${scope.node.name}\` into no fewer.`,
      );
    } else if (named < THREE.length) {
      scope.report('network', {
        // The code asks for the third; where none are named, people fill them in.
        severity: named === 0 ? 'warning' : 'error',
        code: 'three-zones-needed',
        message:
          'AWS puts it into no fewer than three zones, and the standards name fewer private subnets.',
        mend: 'Name three in network.existing.privateSubnets of the standards, each in another zone.',
      });
    }
  }

  /** Where APIs answer: at the own endpoints, else somewhere in the VPC. */
  #endpointAddresses(): Record<string, Value> {
    const { networks } = this.#aws;
    const range = () => this.#there.vpc().ref('cidr_block');
    if (!this.#creates) {
      return { cidr_ipv4: range() };
    }
    return {
      referenced_security_group_id: this.#ensureEndpointGroup().ref('id'),
      ...(networks.joins && {
        cidr_ipv4: conditional(networks.whether(), null, range()),
      }),
    };
  }

  #cidrOf(environment: string): string {
    const { network, environments } = this.#aws.standards;
    const own = environments.find(({ name }) => name === environment);
    return own?.network.cidr ?? network.cidr;
  }

  #ensureSubnets(): AwsSubnets {
    this.#ensure();
    return this.#subnets!;
  }

  #ensure(): BlockHandle {
    if (this.#vpc) {
      return this.#vpc;
    }
    const aws = this.#aws;
    const file = aws.document.file('network.tf', {
      provenance: {
        reason:
          'A network of its own: what runs in this stack has private addresses, and only declared connections are open.',
      },
    });
    this.#file = file;
    const vpc = file.resource('aws_vpc', 'main', {
      cidr_block: this.cidr,
      enable_dns_hostnames: true,
      enable_dns_support: true,
      tags: { Name: aws.name('network', { maxLength: 255 }) },
    });
    this.#vpc = vpc;
    file.resource(
      'aws_default_security_group',
      'main',
      { vpc_id: vpc.ref('id') },
      { comment: 'Without rules, so that nothing can be opened by accident.' },
    );
    this.#flowLogs(file, vpc);
    this.#subnets = new AwsSubnets(aws, file, vpc);
    this.#waysOut.push(...this.#subnets.waysOut);
    return vpc;
  }

  #flowLogs(file: DocumentFile, vpc: BlockHandle): void {
    const aws = this.#aws;
    const group = aws.logs.group(
      { file, name: 'flow-logs' },
      { path: '/aws/vpc/', reason: 'Flow logs show who talked to whom.' },
    );
    const role = file.resource('aws_iam_role', 'flow_logs', {
      name: aws.name('flow-logs', { maxLength: 64 }),
      assume_role_policy: assumedByService(
        'vpc-flow-logs.amazonaws.com',
        aws.accountId(),
      ),
    });
    file.resource('aws_iam_role_policy', 'flow_logs', {
      name: 'write-flow-logs',
      role: role.ref('id'),
      policy: policyDocument([
        {
          Effect: 'Allow',
          Action: [
            'logs:CreateLogStream',
            'logs:DescribeLogGroups',
            'logs:DescribeLogStreams',
            'logs:PutLogEvents',
          ],
          Resource: [group.ref('arn'), template(group.ref('arn'), ':*')],
        },
      ]),
    });
    file.resource('aws_flow_log', 'main', {
      vpc_id: vpc.ref('id'),
      traffic_type: 'ALL',
      log_destination: group.ref('arn'),
      iam_role_arn: role.ref('arn'),
    });
  }

  #endpoint(api: AwsApi): BlockHandle {
    const known = this.#endpoints.get(api);
    if (known) {
      return known;
    }
    const aws = this.#aws;
    const vpcId = this.vpcId();
    const name = api.replace(/[^a-z0-9]+/g, '_');
    const provenance = {
      reason: 'Private subnets reach AWS’s APIs without the internet.',
    };
    const serviceName = `com.amazonaws.${aws.region}.${api}`;
    const endpoint = GATEWAY_APIS.includes(api)
      ? this.#file!.resource(
          'aws_vpc_endpoint',
          name,
          {
            vpc_id: vpcId,
            service_name: serviceName,
            vpc_endpoint_type: 'Gateway',
            route_table_ids: lazy(() =>
              this.#ensureSubnets().routeTables.map(table => table.ref('id')),
            ),
            tags: {
              Name: aws.name(name.replace(/_/g, '-'), { maxLength: 255 }),
            },
          },
          { provenance },
        )
      : this.#file!.resource(
          'aws_vpc_endpoint',
          name,
          {
            vpc_id: vpcId,
            service_name: serviceName,
            vpc_endpoint_type: 'Interface',
            private_dns_enabled: true,
            subnet_ids: this.privateSubnetIds(),
            security_group_ids: [this.#ensureEndpointGroup().ref('id')],
            tags: {
              Name: aws.name(name.replace(/_/g, '-'), { maxLength: 255 }),
            },
          },
          { provenance },
        );
    this.#endpoints.set(api, endpoint);
    this.#waysOut.push(endpoint);
    return endpoint;
  }

  #ensureEndpointGroup(): BlockHandle {
    if (this.#endpointGroup) {
      return this.#endpointGroup;
    }
    const aws = this.#aws;
    const vpc = this.#ensure();
    const file = this.#file!;
    const group = file.resource('aws_security_group', 'endpoints', {
      name: aws.name('endpoints', GROUP_NAME),
      description: 'Interface endpoints of AWS APIs',
      vpc_id: vpc.ref('id'),
    });
    file.resource('aws_vpc_security_group_ingress_rule', 'endpoints', {
      security_group_id: group.ref('id'),
      description: 'HTTPS from inside the VPC',
      ip_protocol: 'tcp',
      from_port: 443,
      to_port: 443,
      cidr_ipv4: ref('aws_vpc.main', 'cidr_block'),
    });
    this.#endpointGroup = group;
    return group;
  }
}

// checkov takes a rule without an address range for one that is open to all.
function falseAlarms(port: number): Skip[] {
  const checkov = WATCHED_PORTS.get(port);
  return checkov
    ? [{ checkov, reason: 'Open to one security group, not to the internet.' }]
    : [];
}
