import type { Standards } from 'backstage-plugin-stackgen-common';
import { createHash } from 'node:crypto';
import type { NodeScope } from '../../resource-types/NodeScope';
import type { EnvironmentValues } from '../../standards/EnvironmentValues';
import {
  fitName,
  type FittedName,
  type NameRule,
} from '../../standards/naming';
import {
  type BlockHandle,
  call,
  type DocumentFile,
  type Expression,
  local,
  template,
  type TerraformDocument,
  variable,
} from '../../terraform';
import { AzureContainers } from './AzureContainers';
import { AzureEdge } from './AzureEdge';
import { AzureIdentity } from './AzureIdentity';
import { AzureLogs } from './AzureLogs';
import { AzureMessaging } from './AzureMessaging';
import { AzureNetwork } from './AzureNetwork';
import { AzureRegistry } from './AzureRegistry';
import { AzureVault } from './AzureVault';
import { PrivateEndpoints } from './PrivateEndpoints';
import { declareKeepingProvider } from './provider';
import { isPairedRegion, isZonedRegion } from './regions';

/** Characters of the suffix that makes names unique in the world. */
const UNIQUE_LENGTH = 6;

/**
 * What Azure gives every stack. Each part is made when something first asks for
 * it; a stack that needs no network has none.
 */
export class AzureFoundation {
  readonly document: TerraformDocument;
  readonly values: EnvironmentValues;
  readonly standards: Standards;
  /** The region's name; the same in all environments. */
  readonly region: string;
  readonly network: AzureNetwork;
  readonly endpoints: PrivateEndpoints;
  readonly identity: AzureIdentity;
  readonly logs: AzureLogs;
  readonly containers: AzureContainers;
  readonly registry: AzureRegistry;
  readonly messaging: AzureMessaging;
  readonly vault: AzureVault;
  readonly edge: AzureEdge;
  readonly #appStack: string;
  readonly #nodeNames: ReadonlySet<string>;
  readonly #finishers: (() => void)[] = [];
  #resourceGroup: BlockHandle | undefined;
  #client: BlockHandle | undefined;
  #dnsZone: BlockHandle | undefined;
  #unique: Expression | undefined;
  #keeping: BlockHandle | undefined;

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
    this.network = new AzureNetwork(this);
    this.endpoints = new PrivateEndpoints(this);
    this.identity = new AzureIdentity(this);
    this.logs = new AzureLogs(this);
    this.containers = new AzureContainers(this);
    this.registry = new AzureRegistry(this);
    this.messaging = new AzureMessaging(this);
    this.vault = new AzureVault(this);
    this.edge = new AzureEdge(this);
  }

  /** Whether copies can be kept in a second region of the same geography. */
  get paired(): boolean {
    return isPairedRegion(this.region);
  }

  /** Whether the region has availability zones. */
  get zoned(): boolean {
    return isZonedRegion(this.region);
  }

  /** How storage accounts keep copies: in the second region, else in zones. */
  get storageReplication(): 'GRS' | 'ZRS' {
    return this.paired ? 'GRS' : 'ZRS';
  }

  /** Where almost everything is made: the group of the stack, and its region. */
  placed(): { resource_group_name: Expression; location: Expression } {
    const group = this.#group();
    return {
      resource_group_name: group.ref('name'),
      location: group.ref('location'),
    };
  }

  /** The same for what belongs to no region. */
  grouped(): { resource_group_name: Expression } {
    return { resource_group_name: this.#group().ref('name') };
  }

  /** Id of the stack's own resource group. */
  groupId(): Expression {
    return this.#group().ref('id');
  }

  /** Facts of the caller: `subscription_id`, `tenant_id`, `object_id`. */
  client(fact: 'subscription_id' | 'tenant_id' | 'object_id'): Expression {
    this.#client ??= this.#dataFile().data(
      'azurerm_client_config',
      'current',
      {},
    );
    return this.#client.ref(fact);
  }

  /** The public DNS zone of the standards; it exists already. */
  dnsZone(): BlockHandle {
    this.#dnsZone ??= this.#dataFile().data('azurerm_dns_zone', 'public', {
      name: this.standards.dns.zone,
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

  /** A name in the cloud by the standards' pattern, for a node or the stack. */
  name(of: NodeScope | string, rule: NameRule, suffix?: string): Expression {
    return written(this.#fit(of, rule, suffix));
  }

  /**
   * The same for what is unique in its resource group only: where the pattern
   * does not fit, the own name is enough, and can be read.
   */
  localName(of: NodeScope | string, rule: NameRule): Expression {
    const whole = this.#fit(of, rule);
    return written(
      whole.shortened ? this.#fit(of, rule, undefined, '{name}') : whole,
    );
  }

  #fit(
    of: NodeScope | string,
    rule: NameRule,
    suffix?: string,
    pattern = this.standards.naming.pattern,
  ): FittedName {
    return fitName({
      pattern,
      tokens: {
        appStack: this.#appStack,
        name: this.#ownName(of, rule, suffix),
        region: this.region,
        cloud: 'azure',
      },
      environments: this.values.environments,
      rule,
    });
  }

  /**
   * A name of which there can be only one in the world, because it becomes a
   * host name: with a short hash of subscription, stack and environment.
   */
  uniqueName(of: NodeScope | string, rule: NameRule): Expression {
    const separator = rule.separator ?? '-';
    const reserve = (rule.reserve ?? 0) + separator.length + UNIQUE_LENGTH;
    return template(
      this.localName(of, { ...rule, reserve }),
      separator,
      this.#uniqueSuffix(),
    );
  }

  /** Provider for deployments whose resources outlive them. */
  keepingProvider(): BlockHandle {
    this.#keeping ??= declareKeepingProvider(this);
    return this.#keeping;
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

  /** What several files refer to by name. */
  localsFile(): DocumentFile {
    return this.document.file('locals.tf', {
      provenance: { reason: 'What several files refer to.' },
    });
  }

  #dataFile(): DocumentFile {
    return this.document.file('data.tf', {
      provenance: {
        reason: 'Facts about the subscription that other blocks refer to.',
      },
    });
  }

  #group(): BlockHandle {
    this.#resourceGroup ??= this.document
      .file('main.tf', {
        provenance: {
          reason:
            'A resource group of its own: what belongs to the stack is found, paid and removed together.',
        },
      })
      .resource('azurerm_resource_group', 'main', {
        name: this.name('stack', { maxLength: 90 }),
        location: this.region,
      });
    return this.#resourceGroup;
  }

  #uniqueSuffix(): Expression {
    if (!this.#unique) {
      this.localsFile().locals({
        unique_suffix: call(
          'substr',
          call(
            'sha256',
            template(
              this.client('subscription_id'),
              `/${this.#appStack}/`,
              variable('environment'),
            ),
          ),
          0,
          UNIQUE_LENGTH,
        ),
      });
      this.#unique = local('unique_suffix');
    }
    return this.#unique;
  }

  // `orders` with a suffix and an entity `orders-suffix` want the same name:
  // the entity has it. Without hyphens, so do `web-shop` and `webshop`.
  #ownName(
    of: NodeScope | string,
    { separator }: NameRule,
    suffix?: string,
  ): string {
    const base = typeof of === 'string' ? of : dashed(of.address);
    const name = suffix ? `${base}-${suffix}` : base;
    const isNode = typeof of !== 'string' && !suffix;
    const same = [...this.#nodeNames].filter(
      other =>
        other === name ||
        (separator === '' && compact(other) === compact(name)),
    );
    return same.length === (isNode ? 1 : 0)
      ? name
      : `${name}-${shortHash(`${base} ${suffix ?? ''}`)}`;
  }
}

function written({ pieces }: FittedName): Expression {
  return template(
    ...pieces.flatMap((piece, index) =>
      index === 0 ? [piece] : [variable('environment'), piece],
    ),
  );
}

function dashed(address: string): string {
  return address.replace(/_+/g, '-');
}

function compact(name: string): string {
  return name.replace(/-/g, '');
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}
