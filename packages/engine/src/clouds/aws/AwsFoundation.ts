import type {
  ModuleStandards,
  Provides,
} from 'backstage-plugin-stackgen-common';
import type { NodeScope } from '../../resource-types/NodeScope';
import {
  template,
  type BlockHandle,
  type Expression,
  type Value,
} from '../../terraform';
import {
  StackFoundation,
  type Facts,
  type FoundationOptions,
  type Render,
} from '../StackFoundation';
import { AwsBuckets } from './AwsBuckets';
import { AwsContainers } from './AwsContainers';
import { AwsDns } from './AwsDns';
import { KubernetesHost } from '../kubernetes/KubernetesHost';
import type { AwsCluster } from './AwsImplementation';
import { AwsEncryption } from './AwsEncryption';
import { AwsIdentity } from './AwsIdentity';
import { AwsLogPolicy } from './AwsLogPolicy';
import { AwsLogs } from './AwsLogs';
import { AwsMachines } from './AwsMachines';
import { AwsNetwork } from './AwsNetwork';
import type { AwsConsumer, AwsProvider } from './AwsImplementation';
import { awsModuleConsumer, awsOffer } from './offer';
import { defaultTags, entityTags } from './tags';

/** Where AWS keeps what belongs to no region. */
const GLOBAL_REGION = 'us-east-1';

/**
 * What AWS gives every stack. Each part is made when something first asks for
 * it; a stack that needs no network has none.
 */
export class AwsFoundation extends StackFoundation {
  readonly cloud = 'aws';
  readonly network: AwsNetwork;
  readonly encryption: AwsEncryption;
  readonly identity: AwsIdentity;
  readonly logs: AwsLogs;
  readonly logPolicy: AwsLogPolicy;
  readonly buckets: AwsBuckets;
  readonly containers: AwsContainers;
  readonly machines: AwsMachines;
  readonly kubernetes: KubernetesHost<AwsCluster>;
  readonly dns: AwsDns;
  readonly #ownGroups = new Map<NodeScope, BlockHandle>();
  #accountId: BlockHandle | undefined;
  #dnsZone: BlockHandle | undefined;
  #usEast1: BlockHandle | undefined;

  constructor(options: FoundationOptions) {
    super(options);
    this.network = new AwsNetwork(this);
    this.encryption = new AwsEncryption(this);
    this.identity = new AwsIdentity(this);
    this.logs = new AwsLogs(this);
    this.logPolicy = new AwsLogPolicy(this);
    this.buckets = new AwsBuckets(this);
    this.containers = new AwsContainers(this);
    this.machines = new AwsMachines(this);
    this.kubernetes = new KubernetesHost(this);
    this.dns = new AwsDns(this);
  }

  /** Partition of the region, as it stands in ARNs. */
  get partition(): string {
    if (this.region.startsWith('cn-')) {
      return 'aws-cn';
    }
    return this.region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
  }

  /** `data.aws_caller_identity.current.account_id`. */
  accountId(): Expression {
    this.#accountId ??= this.dataFile().data(
      'aws_caller_identity',
      'current',
      {},
    );
    return this.#accountId.ref('account_id');
  }

  /** An ARN of this account and region. */
  arn(service: string, ...resource: (string | Expression)[]): Expression {
    return template(
      `arn:${this.partition}:${service}:${this.region}:`,
      this.accountId(),
      ':',
      ...resource,
    );
  }

  /**
   * Provider of us-east-1, where CloudFront's certificates and log deliveries
   * are; undefined when the whole stack is there.
   */
  usEast1(): BlockHandle | undefined {
    if (this.region === GLOBAL_REGION) {
      return undefined;
    }
    this.#usEast1 ??= this.document
      .file('providers.tf', {
        provenance: { reason: 'How Terraform reaches the cloud.' },
      })
      .provider('aws', {
        alias: 'us_east_1',
        region: GLOBAL_REGION,
        default_tags: { tags: defaultTags(this.appStack, this.standards) },
      });
    return this.#usEast1;
  }

  /** The public DNS zone of the standards; it exists already. */
  dnsZone(): BlockHandle {
    this.#dnsZone ??= this.dataFile().data('aws_route53_zone', 'public', {
      name: this.standards.dns.zone,
      private_zone: false,
    });
    return this.#dnsZone;
  }

  finish(): void {
    super.finish();
    this.network.owners.reportManyRules(this.document);
    this.network.noteApis();
    this.network.gate();
  }

  protected facts(scope: NodeScope): Facts {
    return {
      ...super.facts(scope),
      accountId: () => this.accountId(),
      kmsKeyArn: () => this.encryption.keyArn(),
      privateSubnetIds: () => this.network.privateSubnetIds(),
      securityGroupId: () => this.#ownGroup(scope).ref('id'),
      tags: () => entityTags(scope.node),
      vpcId: () => this.network.vpcId(),
    };
  }

  offer(
    provides: Provides,
    render: Render,
    { arn }: { arn?: Value },
  ): AwsProvider {
    return awsOffer(provides, render, arn);
  }

  moduleConsumer(
    scope: NodeScope,
    consumes: NonNullable<ModuleStandards['consumes']>,
    render: Render,
  ): AwsConsumer {
    return awsModuleConsumer(scope, this, consumes, render);
  }

  /** A security group for a node that does not bring one. */
  #ownGroup(scope: NodeScope): BlockHandle {
    let group = this.#ownGroups.get(scope);
    if (!group) {
      group = this.network.securityGroup(scope, {
        description: `Node ${scope.address}`,
      });
      this.#ownGroups.set(scope, group);
    }
    return group;
  }
}
