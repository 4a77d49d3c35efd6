import type { NodeScope } from '../../resource-types/NodeScope';
import type { BlockHandle, DocumentFile, Value } from '../../terraform';
import {
  binary,
  call,
  conditional,
  ref,
  template,
  variable,
} from '../../terraform';
import type { AwsApi } from './AwsImplementation';
import type { AwsFoundation } from './AwsFoundation';
import { assumedByService, policyDocument } from './policy';

const ZONE_LETTERS = ['a', 'b', 'c'] as const;

/** APIs that are reached through a route instead of an address in a subnet. */
const GATEWAY_APIS: readonly AwsApi[] = ['dynamodb', 's3'];

/**
 * One VPC over two or three zones. Private subnets reach AWS's APIs through
 * endpoints; they reach the internet only where the standards ask for NAT.
 */
export class AwsNetwork {
  readonly #aws: AwsFoundation;
  readonly #endpoints = new Map<AwsApi, BlockHandle>();
  readonly #opened = new Set<string>();
  readonly #routeTables: BlockHandle[] = [];
  readonly #waysOut: BlockHandle[] = [];
  #file: DocumentFile | undefined;
  #vpc: BlockHandle | undefined;
  #private: BlockHandle[] = [];
  #public: BlockHandle[] = [];
  #endpointGroup: BlockHandle | undefined;

  constructor(aws: AwsFoundation) {
    this.#aws = aws;
  }

  vpcId(): Value {
    return this.#ensure().ref('id');
  }

  privateSubnetIds(): Value[] {
    this.#ensure();
    return this.#private.map(subnet => subnet.ref('id'));
  }

  publicSubnetIds(): Value[] {
    this.#ensure();
    return this.#public.map(subnet => subnet.ref('id'));
  }

  /** What private subnets reach others through: endpoints, and NAT's routes. */
  get waysOut(): readonly BlockHandle[] {
    return this.#waysOut;
  }

  get cidr(): Value {
    return this.#aws.values.value(
      'vpc_cidr',
      'IPv4 range of the VPC.',
      name => this.#environment(name).cidr,
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
    return this.#gateways(environment) > 0;
  }

  /** A security group for one node, closed until a connection opens it. */
  securityGroup(
    scope: NodeScope,
    options: { suffix?: string; description: string },
  ): BlockHandle {
    const { suffix, description } = options;
    return scope.resource(
      'aws_security_group',
      suffix,
      {
        name: this.#aws.name(scope, { maxLength: 255 }, suffix),
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
      { provenance },
    );
  }

  /** Lets a node's security group reach an AWS API. */
  reachApi(scope: NodeScope, groupId: Value, api: AwsApi): void {
    this.#endpoint(api);
    const path = `${scope.address} ${api}`;
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
          prefix_list_id: this.#endpoint(api).ref('prefix_list_id'),
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
        referenced_security_group_id: this.#ensureEndpointGroup().ref('id'),
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
    if (this.#mostGateways() === 0) {
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

  #environment(name: string) {
    const { network, environments } = this.#aws.standards;
    const own = environments.find(e => e.name === name)?.network;
    return {
      cidr: own?.cidr ?? network.cidr,
      nat: own?.nat ?? network.nat,
    };
  }

  #gateways(environment: string): number {
    const { nat } = this.#environment(environment);
    if (nat === 'none') {
      return 0;
    }
    return nat === 'single' ? 1 : this.#aws.standards.network.zones;
  }

  #mostGateways(): number {
    return Math.max(
      ...this.#aws.values.environments.map(e => this.#gateways(e)),
    );
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
    const zones = aws.dataFile().data('aws_availability_zones', 'available', {
      state: 'available',
      filter: { name: 'opt-in-status', values: ['opt-in-not-required'] },
    });
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
    const letters = ZONE_LETTERS.slice(0, aws.standards.network.zones);
    const subnet = (kind: string, zone: number) =>
      file.resource('aws_subnet', `${kind}_${letters[zone]}`, {
        vpc_id: vpc.ref('id'),
        availability_zone: zones.ref('names', zone),
        cidr_block: call(
          'cidrsubnet',
          vpc.ref('cidr_block'),
          4,
          kind === 'public' ? zone : zone + 8,
        ),
        tags: {
          Name: aws.name(`${kind}-${letters[zone]}`, { maxLength: 255 }),
        },
      });
    this.#public = letters.map((_, zone) => subnet('public', zone));
    this.#private = letters.map((_, zone) => subnet('private', zone));
    this.#routes(file, vpc, letters);
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

  #routes(
    file: DocumentFile,
    vpc: BlockHandle,
    letters: readonly string[],
  ): void {
    const aws = this.#aws;
    const gateway = file.resource('aws_internet_gateway', 'main', {
      vpc_id: vpc.ref('id'),
      tags: { Name: aws.name('internet', { maxLength: 255 }) },
    });
    const publicTable = file.resource('aws_route_table', 'public', {
      vpc_id: vpc.ref('id'),
      tags: { Name: aws.name('public', { maxLength: 255 }) },
    });
    file.resource('aws_route', 'public_internet', {
      route_table_id: publicTable.ref('id'),
      destination_cidr_block: '0.0.0.0/0',
      gateway_id: gateway.ref('id'),
    });
    for (const [zone, letter] of letters.entries()) {
      file.resource('aws_route_table_association', `public_${letter}`, {
        subnet_id: this.#public[zone].ref('id'),
        route_table_id: publicTable.ref('id'),
      });
    }
    for (const [zone, letter] of letters.entries()) {
      const table = file.resource('aws_route_table', `private_${letter}`, {
        vpc_id: vpc.ref('id'),
        tags: { Name: aws.name(`private-${letter}`, { maxLength: 255 }) },
      });
      file.resource('aws_route_table_association', `private_${letter}`, {
        subnet_id: this.#private[zone].ref('id'),
        route_table_id: table.ref('id'),
      });
      this.#routeTables.push(table);
    }
    this.#nat(file, letters, gateway);
  }

  // Environments may have no gateway, one, or one per zone: `count` then
  // switches what this environment does not have.
  #nat(
    file: DocumentFile,
    letters: readonly string[],
    internet: BlockHandle,
  ): void {
    const aws = this.#aws;
    const most = this.#mostGateways();
    if (most === 0) {
      return;
    }
    const count = aws.values.value(
      'nat_gateway_count',
      'NAT gateways: 0, 1, or one per availability zone.',
      environment => this.#gateways(environment),
    );
    const varies = typeof count !== 'number';
    const at = (block: BlockHandle) =>
      varies ? block.ref(0, 'id') : block.ref('id');
    const gateways = letters.slice(0, most).map((letter, zone) => {
      const only = varies
        ? { count: conditional(binary('>', count, zone), 1, 0) }
        : {};
      const address = file.resource(
        'aws_eip',
        `nat_${letter}`,
        {
          domain: 'vpc',
          tags: { Name: aws.name(`nat-${letter}`, { maxLength: 255 }) },
        },
        only,
      );
      return file.resource(
        'aws_nat_gateway',
        `nat_${letter}`,
        {
          allocation_id: at(address),
          subnet_id: this.#public[zone].ref('id'),
          tags: { Name: aws.name(`nat-${letter}`, { maxLength: 255 }) },
        },
        { ...only, dependsOn: [internet] },
      );
    });
    for (const [zone, letter] of letters.entries()) {
      const own = gateways[zone];
      const shared = gateways[0];
      const gatewayId =
        varies && own && zone > 0
          ? conditional(binary('>', count, zone), at(own), at(shared))
          : at(own ?? shared);
      this.#waysOut.push(
        file.resource(
          'aws_route',
          `private_${letter}_internet`,
          {
            route_table_id: this.#routeTables[zone].ref('id'),
            destination_cidr_block: '0.0.0.0/0',
            nat_gateway_id: gatewayId,
          },
          varies ? { count: conditional(binary('>', count, 0), 1, 0) } : {},
        ),
      );
    }
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
            route_table_ids: this.#routeTables.map(table => table.ref('id')),
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
      name: aws.name('endpoints', { maxLength: 255 }),
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
