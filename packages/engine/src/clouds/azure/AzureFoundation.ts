import type { Standards } from 'backstage-plugin-stackgen-common';
import { createHash } from 'node:crypto';
import type { NodeScope } from '../../resource-types/NodeScope';
import type { EnvironmentValues } from '../../standards/EnvironmentValues';
import { fitName, type NameRule } from '../../standards/naming';
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
import { AzureIdentity } from './AzureIdentity';
import { AzureLogs } from './AzureLogs';
import { AzureMessaging } from './AzureMessaging';
import { AzureNetwork } from './AzureNetwork';
import { AzureRegistry } from './AzureRegistry';
import { PrivateEndpoints } from './PrivateEndpoints';
import { isPairedRegion } from './regions';

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
  readonly #appStack: string;
  readonly #nodeNames: ReadonlySet<string>;
  readonly #finishers: (() => void)[] = [];
  #resourceGroup: BlockHandle | undefined;
  #client: BlockHandle | undefined;
  #unique: Expression | undefined;

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
  }

  /** Whether copies can be kept in a second region of the same geography. */
  get paired(): boolean {
    return isPairedRegion(this.region);
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
    this.#client ??= this.document
      .file('data.tf', {
        provenance: {
          reason: 'Facts about the subscription that other blocks refer to.',
        },
      })
      .data('azurerm_client_config', 'current', {});
    return this.#client.ref(fact);
  }

  /** A name in the cloud by the standards' pattern, for a node or the stack. */
  name(of: NodeScope | string, rule: NameRule, suffix?: string): Expression {
    const { pieces } = fitName({
      pattern: this.standards.naming.pattern,
      tokens: {
        appStack: this.#appStack,
        name: this.#ownName(of, suffix),
        region: this.region,
        cloud: 'azure',
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

  /**
   * A name of which there can be only one in the world, because it becomes a
   * host name: with a short hash of subscription, stack and environment.
   */
  uniqueName(of: NodeScope | string, rule: NameRule): Expression {
    const separator = rule.separator ?? '-';
    const reserve = (rule.reserve ?? 0) + separator.length + UNIQUE_LENGTH;
    return template(
      this.name(of, { ...rule, reserve }),
      separator,
      this.#uniqueSuffix(),
    );
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
  // the entity has it.
  #ownName(of: NodeScope | string, suffix?: string): string {
    const base = typeof of === 'string' ? of : dashed(of.address);
    const name = suffix ? `${base}-${suffix}` : base;
    const isNode = typeof of !== 'string' && !suffix;
    return isNode || !this.#nodeNames.has(name)
      ? name
      : `${name}-${shortHash(`${base} ${suffix ?? ''}`)}`;
  }
}

function dashed(address: string): string {
  return address.replace(/_+/g, '-');
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}
