import type { Standards } from 'backstage-plugin-stackgen-common';
import { createHash } from 'node:crypto';
import type { NodeScope } from '../../resource-types/NodeScope';
import type { EnvironmentValues } from '../../standards/EnvironmentValues';
import { fitName, type NameRule } from '../../standards/naming';
import {
  type BlockHandle,
  type DocumentFile,
  type Expression,
  template,
  type TerraformDocument,
  variable,
} from '../../terraform';
import { AwsBuckets } from './AwsBuckets';
import { AwsContainers } from './AwsContainers';
import { AwsEncryption } from './AwsEncryption';
import { AwsIdentity } from './AwsIdentity';
import { AwsLogs } from './AwsLogs';
import { AwsNetwork } from './AwsNetwork';
import { defaultTags } from './tags';

/** Where AWS keeps what belongs to no region. */
const GLOBAL_REGION = 'us-east-1';

/**
 * What AWS gives every stack. Each part is made when something first asks for
 * it; a stack that needs no network has none.
 */
export class AwsFoundation {
  readonly document: TerraformDocument;
  readonly values: EnvironmentValues;
  readonly standards: Standards;
  /** The region's name; the same in all environments. */
  readonly region: string;
  readonly network: AwsNetwork;
  readonly encryption: AwsEncryption;
  readonly identity: AwsIdentity;
  readonly logs: AwsLogs;
  readonly buckets: AwsBuckets;
  readonly containers: AwsContainers;
  readonly #appStack: string;
  readonly #nodeNames: ReadonlySet<string>;
  readonly #finishers: (() => void)[] = [];
  #dataFile: DocumentFile | undefined;
  #accountId: BlockHandle | undefined;
  #dnsZone: BlockHandle | undefined;
  #usEast1: BlockHandle | undefined;

  constructor(options: {
    document: TerraformDocument;
    values: EnvironmentValues;
    standards: Standards;
    region: string;
    appStack: string;
    /** Addresses of all nodes. */
    addresses: readonly string[];
  }) {
    this.document = options.document;
    this.values = options.values;
    this.standards = options.standards;
    this.region = options.region;
    this.#appStack = options.appStack;
    this.#nodeNames = new Set(options.addresses.map(dashed));
    this.network = new AwsNetwork(this);
    this.encryption = new AwsEncryption(this);
    this.identity = new AwsIdentity(this);
    this.logs = new AwsLogs(this);
    this.buckets = new AwsBuckets(this);
    this.containers = new AwsContainers(this);
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

  /** A name in the cloud by the standards' pattern, for a node or the stack. */
  name(of: NodeScope | string, rule: NameRule, suffix?: string): Expression {
    const { pieces } = fitName({
      pattern: this.standards.naming.pattern,
      tokens: {
        appStack: this.#appStack,
        name: this.#ownName(of, suffix),
        region: this.region,
        cloud: 'aws',
      },
      environments: this.values.environments,
      rule,
    });
    return template(
      ...pieces.flatMap((piece, index) =>
        index === 0 ? [piece] : [variable('environment'), piece],
      ),
    );
  }

  // `orders` with a dead-letter queue and an entity `orders-dead-letter` want
  // the same name, and SQS would give them the same queue: the entity has it.
  #ownName(of: NodeScope | string, suffix?: string): string {
    const base = typeof of === 'string' ? of : dashed(of.address);
    const name = suffix ? `${base}-${suffix}` : base;
    const isNode = typeof of !== 'string' && !suffix;
    return isNode || !this.#nodeNames.has(name)
      ? name
      : `${name}-${shortHash(`${base} ${suffix ?? ''}`)}`;
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
        default_tags: { tags: defaultTags(this.#appStack, this.standards) },
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

  /** Host name of a node: the environment's name in between, but for production. */
  domainName(scope: NodeScope, environment: string): string {
    const label = dashed(scope.address);
    const { zone } = this.standards.dns;
    return environment === 'production'
      ? `${label}.${zone}`
      : `${label}.${environment}.${zone}`;
  }

  /** Runs after all nodes are built and connected. */
  onFinish(finisher: () => void): void {
    this.#finishers.push(finisher);
  }

  finish(): void {
    for (const finisher of this.#finishers) {
      finisher();
    }
  }

  /** Data sources that the whole stack shares. */
  dataFile(): DocumentFile {
    this.#dataFile ??= this.document.file('data.tf', {
      provenance: {
        reason: 'Facts about the account that other blocks refer to.',
      },
    });
    return this.#dataFile;
  }
}

function dashed(address: string): string {
  return address.replace(/_+/g, '-');
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}
